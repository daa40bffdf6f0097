// Owns the HTTP side of a platform: a Fastify server that calls athenahealth for many practices, each
// with credentials of its own. One pool has the clients of all of them.
//
//   PRACTICES_DIRECTORY=practices ATHENA_ENVIRONMENT=preview node server.mjs

import { pathToFileURL } from "node:url";
import Fastify, { LogController } from "fastify";
import { isEverbearerError, OAuthClient } from "everbearer";
import { ApiError, AthenaClient } from "everbearer/athena";
import { ClientPool } from "everbearer/pool";
import { Practices } from "./practices.mjs";

const text = { type: "string", minLength: 1, maxLength: 100 };
const practice = { type: "string", pattern: "^[a-z0-9-]{1,64}$" };

const OF_PRACTICE = { type: "object", properties: { practice, id: text } };
const NEW_CREDENTIALS = {
  type: "object",
  additionalProperties: false,
  required: ["clientId", "clientSecret"],
  properties: { clientId: text, clientSecret: { ...text, maxLength: 1_000 } },
};

/** The pool of all practices. `options` are those of AthenaClient, without practice and credentials. */
export function makePool(practices, options) {
  return ClientPool.fromEnv("ATHENA", {
    ...AthenaClient.poolOptions(options),
    // With a limit of its own: a file system that hangs keeps no other practice waiting.
    credentials: (name, { signal }) => {
      const limited = AbortSignal.any([signal, AbortSignal.timeout(2_000)]);
      return practices.credentials(name, { signal: limited });
    },
  });
}

/** Makes the server. `options` as above. */
export function makeServer(practices, options, { logger = false } = {}) {
  const pool = makePool(practices, options);
  // Fastify's own lines name patients, because their ids are in URLs.
  const logController = new LogController({ disableRequestLogging: true });
  const server = Fastify({ logger, logController });

  /** The client of the practice in the request's path. An unknown practice never reaches the pool. */
  function clientOf({ params }) {
    const practiceId = practices.idOf(params.practice);
    if (practiceId === undefined) throw new NotFound("practice_not_found");
    return new AthenaClient({ client: pool.for(params.practice), practiceId });
  }

  const schema = { params: OF_PRACTICE };

  server.get("/practices/:practice/patients/:id", { schema }, async (request) => {
    const patient = await clientOf(request).patients.getPatient(request.params.id);
    const { patientid, firstname, lastname, dob } = patient;
    return { patientid, firstname, lastname, dob };
  });

  server.get("/practices/:practice/departments", { schema }, async (request) => {
    const departments = [];
    for await (const { departmentid, name } of clientOf(request).departments.listDepartments()) {
      departments.push({ departmentid, name });
    }
    return departments;
  });

  server.post(
    "/practices/:practice/rotate",
    { schema: { ...schema, body: NEW_CREDENTIALS } },
    async (request, reply) => {
      // Unknown practices end here.
      clientOf(request);
      const credentials = request.body;
      // Credentials that are refused change nothing.
      await check(options, credentials);
      await practices.replace(request.params.practice, credentials);
      await pool.rotate(request.params.practice);
      return reply.code(204).send();
    },
  );

  server.get("/health", () => pool.status());

  server.addHook("onResponse", (request, reply, done) => {
    const { method, params, routeOptions } = request;
    const { statusCode, elapsedTime } = reply;
    const line = { method, route: routeOptions.url, practice: params?.practice, statusCode };
    request.log.info({ ...line, ms: Math.round(elapsedTime) });
    done();
  });
  pool.on("token-failed", ({ error, retryInMs }, name) => {
    server.log.warn({ practice: name, code: error.code, retryInMs }, "token request failed");
  });

  server.setErrorHandler(handleError);
  closing(server, pool);
  return server;
}

/** Requests that have begun are finished; then their connections end, and the pool. */
function closing(server, pool) {
  let isClosing = false;
  server.addHook("preClose", (done) => {
    isClosing = true;
    done();
  });
  // Otherwise a connection that is kept alive keeps the process alive, too.
  server.addHook("onSend", (request, reply, payload, done) => {
    if (isClosing) reply.header("connection", "close");
    done();
  });
  server.addHook("onClose", () => pool.close());
}

class NotFound extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** Gets a token with these credentials, and gives it away. */
async function check(options, credentials) {
  const client = new OAuthClient({ ...AthenaClient.poolOptions(options), ...credentials });
  try {
    await client.getToken();
  } finally {
    client.close();
  }
}

/** Codes and request ids only: bodies may name patients, and messages name where credentials are sent. */
function handleError(error, request, reply) {
  if (error instanceof NotFound) return reply.code(404).send({ error: error.code });
  if (!isEverbearerError(error)) return reply.send(error);
  const { code, requestId, status, retryAfterMs, transient } = error;
  const { practice: name } = request.params;
  request.log.error({ practice: name, code, requestId, status }, "call failed");
  if (code === "invalid_call") return reply.code(400).send({ error: code });
  if (error instanceof ApiError && status === 404) return reply.code(404).send({ error: code });
  if (retryAfterMs !== undefined) reply.header("retry-after", Math.ceil(retryAfterMs / 1_000));
  return reply.code(transient ? 503 : 502).send({ error: code, requestId });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { PRACTICES_DIRECTORY, ATHENA_ENVIRONMENT, ATHENA_BASE_URL, PORT } = process.env;
  const practices = await Practices.open(PRACTICES_DIRECTORY ?? "practices");
  const options = { environment: ATHENA_ENVIRONMENT, baseUrl: ATHENA_BASE_URL };
  const server = makeServer(practices, options, { logger: true });
  for (const signal of ["SIGTERM", "SIGINT"]) {
    process.once(signal, () => void server.close());
  }
  await server.listen({ port: Number(PORT ?? 3000) });
}
