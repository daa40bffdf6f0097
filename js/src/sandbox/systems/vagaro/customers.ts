// Owns customers of the Vagaro system.
import { epochMs } from "../../clock.js";
import { required, text } from "../fields.js";
import { FORBIDDEN_CUSTOMER } from "./data.js";
import { ErrorResponse, existing, forbidden, operation, responseOf, theOnly } from "./operation.js";
import type { VagaroRoute } from "./operation.js";
import { customerView, isBooked, timestamp } from "./store.js";
import type { VagaroData } from "./store.js";

const KEYS = ["customer_id", "email", "phone"] as const;

/** The operations on customers. */
export const CUSTOMER_ROUTES: readonly VagaroRoute[] = [
  {
    method: "GET",
    path: "/api/customers/:id",
    respond: ({ data }, parameter) =>
      responseOf(() => customerView(data, existing(data.customers, "customer", parameter("id")))),
  },
  operation(
    "POST",
    "/api/customers/retrieve",
    { customer_id: text, email: text, phone: text },
    (data, body) => {
      const [key, value] = theOnly(body, KEYS);
      const found = data.customers.all().find((row) => row[key] === value);
      return customerView(data, existing(data.customers, "customer", found?.customer_id ?? ""));
    },
  ),
  operation(
    "POST",
    "/api/customers/delete",
    { customer_id: required(text) },
    (data, { customer_id }) => {
      const customer = existing(data.customers, "customer", customer_id);
      if (customer_id === FORBIDDEN_CUSTOMER) {
        throw forbidden("insufficient_permissions", "delete_customers");
      }
      if (hasFutureAppointments(data, customer_id)) {
        const message = "The customer has appointments to come";
        throw new ErrorResponse(409, "customer_has_future_appointments", message);
      }
      data.customers.remove(customer);
      return { success: true, customer_id, deleted_at: timestamp() };
    },
  ),
];

function hasFutureAppointments(data: VagaroData, customerId: string): boolean {
  const isToCome = (start: string): boolean => Date.parse(start) > epochMs();
  return data.appointments
    .all()
    .some((row) => row.customer_id === customerId && isBooked(row) && isToCome(row.start_time));
}
