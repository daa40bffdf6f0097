// Owns reading a salon: its locations, employees, services, and free times. The result is plain data for
// the caller to store.
//
//   VAGARO_CLIENT_ID=… VAGARO_CLIENT_SECRET=… node sync.mjs 2026-12-01

import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { ApiError, VagaroClient } from "everbearer/vagaro";

/** The number of calls in flight at once; Vagaro recommends few. */
const AT_ONCE = 5;

/** Reads everything, except records that are deleted meanwhile. */
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

/** The result of `read`; undefined if the record was deleted meanwhile. */
async function orNothing(read) {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}

/** Runs `work` for each item, a few at a time. The results are in the order of the items. */
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
  // The day at the salon, which may differ from that of this machine.
  const [, , date, file = "salon.json"] = process.argv;
  if (!date) throw new Error("usage: node sync.mjs YYYY-MM-DD [file]");
  const vagaro = VagaroClient.fromEnv();
  vagaro.on("retried", ({ status, delayMs }) => console.error(`${status}: retry in ${delayMs} ms`));
  const salon = await readSalon(vagaro, date);
  await writeFile(file, JSON.stringify(salon, undefined, 2));
  const { tokenRequests } = vagaro.status();
  console.log(
    `${salon.employees.length} employees, ${salon.services.length} services, ` +
      `${salon.availability.length} calendars in ${file}; ${tokenRequests} token request`,
  );
  vagaro.close();
}
