// Owns locations of the Vagaro system.
import { objectOf, oneOf, required, text, timezone } from "../fields.js";
import { FORBIDDEN_LOCATION } from "./data.js";
import { businessHours } from "./hours.js";
import { existing, forbidden, operation } from "./operation.js";
import type { VagaroRoute } from "./operation.js";
import { locationView, timestamp } from "./store.js";

const ADDRESS = { street: text, city: text, state: text, postal_code: text, country: text };
const UPDATE = {
  location_id: required(text),
  name: text,
  address: objectOf(ADDRESS),
  phone: text,
  email: text,
  timezone,
  business_hours: businessHours,
  status: oneOf(["active", "inactive", "closed"]),
};

/** The operations on locations. */
export const LOCATION_ROUTES: readonly VagaroRoute[] = [
  operation("POST", "/api/locations/retrieve", { location_id: text }, (data, { location_id }) => {
    const { locations } = data;
    const rows =
      location_id === undefined ? locations.all() : [existing(locations, "location", location_id)];
    return { locations: rows.map((row) => locationView(data, row)) };
  }),
  operation("PUT", "/api/locations/update", UPDATE, (data, body) => {
    const { location_id, address, business_hours, ...changes } = body;
    const location = existing(data.locations, "location", location_id);
    if (location_id === FORBIDDEN_LOCATION) {
      throw forbidden("location_access_denied", "manage_locations");
    }
    const updated_at = timestamp();
    data.locations.put({
      ...location,
      ...changes,
      address: { ...location.address, ...address },
      business_hours: { ...location.business_hours, ...business_hours },
      updated_at,
    });
    return { success: true, location_id, updated_at };
  }),
];
