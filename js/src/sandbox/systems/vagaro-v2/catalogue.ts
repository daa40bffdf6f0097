// Owns services, customers and reviews of the V2 system.
import { required, text } from "../fields.js";
import { without } from "../table.js";
import { BUSINESS_ID, REVIEWS } from "./data.js";
import { BUSINESS, existing, existingAt, operation, query } from "./operation.js";
import type { V2Route } from "./operation.js";
import { PAGING, pageOf } from "./paging.js";

const SERVICES_ON_A_PAGE = 20;
const REVIEWS_ON_A_PAGE = 10;

/** The operations on services, customers and reviews. */
export const CATALOGUE_ROUTES: readonly V2Route[] = [
  operation(
    ["POST", "/services", "read access"],
    { ...BUSINESS, serviceId: text, ...PAGING },
    (context, { businessId, serviceId, ...wish }) => {
      const { locations, services } = context.data;
      existing(locations, "businessId", businessId);
      const rows =
        serviceId === undefined
          ? services.all().filter((row) => row.businessId === businessId)
          : [existingAt(services, "serviceId", serviceId, businessId)];
      const page = pageOf(context, wish, rows, SERVICES_ON_A_PAGE);
      return { services: page.rows.map((row) => without(row, "businessId")), nextPage: page.next };
    },
  ),
  operation(
    ["POST", "/customers", "read access"],
    { ...BUSINESS, customerId: required(text) },
    ({ data }, body) => {
      existing(data.locations, "businessId", body.businessId);
      const { customerId, businessId } = body;
      return without(
        existingAt(data.customers, "customerId", customerId, businessId),
        "businessId",
      );
    },
  ),
  operation(["POST", "/customers/:id", "write access"], BUSINESS, ({ data }, body, parameter) => {
    existing(data.locations, "businessId", body.businessId);
    const { customers } = data;
    customers.remove(existingAt(customers, "customerId", parameter("id"), body.businessId));
    return null;
  }),
  query("/merchants/:businessId/reviews", (context, parameter) => {
    const id = parameter("businessId");
    existing(context.data.locations, "businessId", id);
    const all = id === BUSINESS_ID ? REVIEWS : [];
    const { number, size, pages, rows, next } = pageOf(context, {}, all, REVIEWS_ON_A_PAGE);
    return {
      pageNumber: number,
      pageSize: size,
      totalPages: pages,
      totalRecords: all.length,
      nextPage: next,
      records: rows,
    };
  }),
];
