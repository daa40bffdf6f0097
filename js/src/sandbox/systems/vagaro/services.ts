// Owns services of the Vagaro system.
import { oneOf, text, withCode } from "../fields.js";
import { existing, operation, theOnly } from "./operation.js";
import type { VagaroRoute } from "./operation.js";
import type { Service } from "./rows.js";
import { serviceView } from "./store.js";
import type { VagaroData } from "./store.js";

const CATEGORIES = [
  "haircare",
  "skincare",
  "nails",
  "makeup",
  "waxing",
  "lashes",
  "massage",
  "spa",
  "wellness",
  "personal_training",
  "group_classes",
  "yoga",
  "pilates",
] as const;

const RETRIEVE = {
  service_id: text,
  location_id: text,
  category: withCode(oneOf(CATEGORIES), "invalid_category"),
};

/** The operations on services. */
export const SERVICE_ROUTES: readonly VagaroRoute[] = [
  operation("POST", "/api/services/retrieve", RETRIEVE, (data, body) => {
    const services =
      Object.keys(body).length === 0
        ? data.services.all()
        : chosen(data, ...theOnly(body, ["service_id", "location_id", "category"]));
    return { services: services.map((row) => serviceView(data, row)) };
  }),
];

function chosen(
  data: VagaroData,
  by: "service_id" | "location_id" | "category",
  value: string,
): readonly Service[] {
  if (by === "service_id") return [existing(data.services, "service", value)];
  if (by === "category") return data.services.all().filter(({ category }) => category === value);
  existing(data.locations, "location", value);
  return data.services.all().filter(({ locations }) => locations.includes(value));
}
