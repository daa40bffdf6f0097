// Owns access levels of the Vagaro system.
import { ErrorResponse, responseOf } from "./operation.js";
import type { VagaroRoute } from "./operation.js";

const LEVELS = [
  {
    level_id: "owner",
    name: "Owner",
    description: "Everything",
    permissions: [
      "manage_business",
      "manage_locations",
      "manage_employees",
      "manage_customers",
      "manage_appointments",
      "manage_services",
      "manage_billing",
      "manage_reports",
      "manage_access_control",
      "view_all_data",
      "delete_data",
    ],
  },
  {
    level_id: "manager",
    name: "Manager",
    description: "One location and its staff",
    permissions: [
      "manage_employees",
      "manage_customers",
      "manage_appointments",
      "manage_services",
      "view_reports",
      "manage_location_settings",
    ],
  },
  {
    level_id: "employee",
    name: "Employee",
    description: "The own calendar and its customers",
    permissions: [
      "view_customers",
      "manage_appointments",
      "view_services",
      "update_own_schedule",
      "view_own_reports",
    ],
  },
  {
    level_id: "receptionist",
    name: "Receptionist",
    description: "Bookings, customers and payments",
    permissions: [
      "manage_customers",
      "manage_appointments",
      "view_services",
      "view_schedules",
      "process_payments",
    ],
  },
  {
    level_id: "limited",
    name: "Limited Access",
    description: "Reading only",
    permissions: ["view_reports", "view_appointments", "view_customers"],
  },
];

/** The operation on access levels. */
export const ACCESS_ROUTES: readonly VagaroRoute[] = [
  {
    method: "GET",
    path: "/api/access/levels",
    respond: ({ request }) =>
      responseOf(() => ({ access_levels: levels(request.query.get("level_id")) })),
  },
];

// No documented request names a level. The query exists so that tests can get the documented error.
function levels(id: string | null): readonly object[] {
  const found = id === null ? LEVELS : LEVELS.filter(({ level_id }) => level_id === id);
  if (found.length > 0) return found;
  throw new ErrorResponse(404, "access_level_not_found", "There is no such access level");
}
