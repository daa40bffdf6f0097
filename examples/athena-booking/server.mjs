// Owns the HTTP side of the booking backend: a Fastify server with one athenahealth client for all
// requests.
//
//   ATHENA_CLIENT_ID=… ATHENA_CLIENT_SECRET=… ATHENA_PRACTICE_ID=… ATHENA_ENVIRONMENT=preview node server.mjs

import { pathToFileURL } from "node:url";
import Fastify from "fastify";
import { ApiError, AthenaClient } from "everbearer/athena";
import { isEverbearerError } from "everbearer";
import { book, BookingError, openSlots } from "./booking.mjs";

const text = { type: "string", minLength: 1, maxLength: 100 };
const day = { type: "string", pattern: "^\\d{2}/\\d{2}/\\d{4}$" };

const BOOKING = {
  type: "object",
  additionalProperties: false,
  required: ["person", "reasonid"],
  properties: {
    reasonid: text,
    startdate: day,
    enddate: day,
    person: {
      type: "object",
      additionalProperties: false,
      required: ["firstname", "lastname", "dob", "departmentid"],
      properties: { firstname: text, lastname: text, dob: day, departmentid: text, email: text },
    },
  },
};

const SLOTS = {
  type: "object",
  additionalProperties: false,
  required: ["departmentid", "reasonid"],
  properties: { departmentid: text, reasonid: text, startdate: day, enddate: day },
};

const CANCELLATION = {
  type: "object",
  additionalProperties: false,
  required: ["patientid"],
  properties: { patientid: text, cancellationreason: text },
};

/** Makes the server. `athena` is one client for all requests, so that they share a token. */
export function makeServer(athena, { logger = false } = {}) {
  const server = Fastify({ logger });

  server.get("/slots", { schema: { querystring: SLOTS } }, ({ query }) => openSlots(athena, query));

  server.post("/bookings", { schema: { body: BOOKING } }, async ({ body }, reply) => {
    const { appointmentid, patientid, date, starttime } = await book(athena, body);
    return reply.code(201).send({ appointmentid, patientid, date, starttime });
  });

  // The patient is in the body, because URLs end up in logs.
  server.post(
    "/bookings/:appointmentid/cancel",
    { schema: { body: CANCELLATION } },
    async ({ params, body }, reply) => {
      await athena.appointments.cancelAppointment(params.appointmentid, body);
      return reply.code(204).send();
    },
  );

  server.setErrorHandler((error, request, reply) => {
    if (error instanceof BookingError) return reply.code(409).send({ error: error.code });
    if (!isEverbearerError(error)) return reply.send(error);
    // Logs only the code and the request id: the response's body may contain patient data.
    const { code, requestId, status, retryAfterMs } = error;
    request.log.error({ code, requestId, status }, error.message);
    if (code === "invalid_call") return reply.code(400).send({ error: error.message });
    if (retryAfterMs !== undefined) reply.header("retry-after", Math.ceil(retryAfterMs / 1_000));
    const ours = error instanceof ApiError && !error.transient;
    return reply.code(ours ? 502 : 503).send({ error: code, requestId });
  });

  server.addHook("onClose", () => athena.close());
  return server;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const server = makeServer(AthenaClient.fromEnv(), { logger: true });
  await server.listen({ port: Number(process.env.PORT ?? 3000) });
}
