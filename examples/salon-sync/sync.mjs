// Owns the walk over a salon: its locations, who works there, what they offer, and when they are free.
// The result is plain data, to be kept wherever the caller keeps things.
//
//   VAGARO_CLIENT_ID=… VAGARO_CLIENT_SECRET=… node sync.mjs 2026-12-01

import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { ApiError, VagaroClient } from "everbearer/vagaro";

/** How many calls may be on their way at once; Vagaro asks for a handful. */
const AT_ONCE = 5;

/** Everything that can be had, although single records may be gone by the time they are asked for. */
export async function readSalon(vagaro, date) {
  const { locations } = await vagaro.locations.retrieve();
  const { services } = await vagaro.services.retrieve();
  const ids = [...new Set(locations.flatMap((location) => location.employees ?? []))];
  const employees = await inTurn(ids, (employee_id) =>
    orNothing(() => vagaro.employees.retrieve({ employee_id })),
  );
  const offers = locations.flatMap(({ location_id, services: offered = [] }) =>
    services
      .filter(({ service_id }) => offered.includes(service_id))
      .map(({ service_id }) => ({ location_id, service_id, date })),
  );
  const availability = await inTurn(offers, (offer) =>
    orNothing(() => vagaro.appointments.availability(offer)),
  );
  return {
    date,
    locations,
    services,
    employees: employees.filter(Boolean),
    availability: availability.filter(Boolean),
  };
}

/** A record that was deleted meanwhile is no reason to give the whole walk up. */
async function orNothing(read) {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}

/** Does the same with each item, a few at a time; the results are in the items' order. */
async function inTurn(items, work) {
  const results = [];
  const left = items.entries();
  const worker = async () => {
    for (const [index, item] of left) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  // The salon's own day, which need not be that of this machine.
  const [, , date, file = "salon.json"] = process.argv;
  if (!date) throw new Error("usage: node sync.mjs YYYY-MM-DD [file]");
  const vagaro = VagaroClient.fromEnv();
  vagaro.on("retried", ({ status, delayMs }) => console.error(`${status}: again in ${delayMs} ms`));
  const salon = await readSalon(vagaro, date);
  await writeFile(file, JSON.stringify(salon, undefined, 2));
  const { tokenRequests } = vagaro.status();
  console.log(
    `${salon.employees.length} employees, ${salon.services.length} services, ` +
      `${salon.availability.length} calendars in ${file}; ${tokenRequests} token request`,
  );
  vagaro.close();
}
