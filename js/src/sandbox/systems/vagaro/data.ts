// Owns the fictional business that the Vagaro system plays: its data at the start. Nobody here
// exists. Changes of three rows are refused, as if the credentials were those of a manager:
//
//   loc_3      may not be updated     403 location_access_denied
//   cust_790   may not be deleted     403 insufficient_permissions
//   task_3     may not be changed     403 task_access_denied
import type { DayHours, Weekday } from "./hours.js";
import type {
  Address,
  Appointment,
  Assignment,
  Customer,
  Employee,
  Location,
  Service,
  Task,
} from "./rows.js";

/** The default creation time of rows. */
export const CREATED_AT = "2024-01-15T10:30:00Z";

/** The access level of the credentials. */
export const USER_ACCESS_LEVEL = "manager";

/** The location that may not be updated. */
export const FORBIDDEN_LOCATION = "loc_3";

/** The customer who may not be deleted. */
export const FORBIDDEN_CUSTOMER = "cust_790";

/** The task that may not be changed. */
export const FORBIDDEN_TASK = "task_3";

function address(street: string, city: string, state: string, postal_code: string): Address {
  return { street, city, state, postal_code, country: "US" };
}

function week<Day>(weekdays: Day, saturday: Day): Readonly<Record<Weekday, Day | null>> {
  const [monday, tuesday, wednesday] = [weekdays, weekdays, weekdays];
  const [thursday, friday] = [weekdays, weekdays];
  return { monday, tuesday, wednesday, thursday, friday, saturday, sunday: null };
}

function location(
  number: number,
  name: string,
  where: Address,
  timezone: string,
  status: Location["status"],
): Location {
  return {
    location_id: `loc_${number}`,
    name,
    address: where,
    phone: `+1555012${number}`,
    email: `location-${number}@example.com`,
    timezone,
    business_hours: week({ open: "09:00", close: "18:00" }, { open: "10:00", close: "16:00" }),
    status,
    created_at: CREATED_AT,
    updated_at: CREATED_AT,
  };
}

/** All locations. */
export const LOCATIONS: readonly Location[] = [
  location(
    1,
    "Sample Salon",
    address("1 Sample Street", "Springfield", "CA", "94000"),
    "America/Los_Angeles",
    "active",
  ),
  location(
    2,
    "Sample Salon West",
    address("2 Sample Street", "Fairview", "CO", "80000"),
    "America/Denver",
    "active",
  ),
  location(
    3,
    "Sample Salon North",
    address("3 Sample Street", "Georgetown", "NY", "10000"),
    "America/New_York",
    "closed",
  ),
];

function employee(number: number, first_name: string, last_name: string): Employee {
  const email = `${first_name}.${last_name}@salon.example.com`.toLowerCase();
  const phone = `+1555011${number - 1}`;
  return { employee_id: `emp_${number}`, first_name, last_name, email, phone, status: "active" };
}

/** All employees. */
export const EMPLOYEES: readonly Employee[] = [
  employee(1, "Cordelia", "Hathersage"),
  employee(2, "Ambrose", "Lightfoot"),
];

const EARLY: DayHours = {
  start_time: "09:00",
  end_time: "17:00",
  breaks: [{ start_time: "12:00", end_time: "13:00" }],
};
const LATE: DayHours = { start_time: "11:00", end_time: "19:00" };

/** All assignments. Nobody works at `loc_2` yet. */
export const ASSIGNMENTS: readonly Assignment[] = [
  {
    employee_id: "emp_1",
    location_id: "loc_1",
    services: ["service_1", "service_2"],
    start_date: "2024-01-15",
    schedule: week<DayHours | null>(EARLY, null),
  },
  {
    employee_id: "emp_2",
    location_id: "loc_1",
    services: ["service_1", "service_3"],
    start_date: "2024-01-15",
    schedule: week<DayHours | null>(LATE, LATE),
  },
];

function service(
  number: number,
  name: string,
  category: string,
  duration_minutes: number,
  price: number,
): Service {
  return {
    service_id: `service_${number}`,
    name,
    category,
    description: `${name}, as a sample`,
    duration_minutes,
    price,
    currency: "USD",
    locations: ["loc_1", "loc_2"],
    image_url: `https://images.example.com/service-${number}.jpg`,
    requires_consultation: false,
    deposit_required: false,
    booking_buffer_minutes: 15,
    cancellation_policy: "24 hours",
    status: "active",
    created_at: CREATED_AT,
  };
}

/** All services. */
export const SERVICES: readonly Service[] = [
  service(1, "Haircut", "haircare", 45, 60),
  {
    ...service(2, "Colour", "haircare", 120, 150),
    price_range: { min: 150, max: 250 },
    requires_consultation: true,
    deposit_required: true,
    deposit_amount: 50,
    booking_buffer_minutes: 30,
    prerequisites: ["patch_test_required"],
  },
  {
    ...service(3, "Facial", "skincare", 30, 55),
    locations: ["loc_1"],
    add_ons: [{ name: "Mask", duration_minutes: 15, price: 20 }],
    status: "seasonal",
  },
];

function customer(
  customer_id: string,
  first_name: string,
  last_name: string,
  phone: string,
  status: Customer["status"] = "active",
): Customer {
  return {
    customer_id,
    first_name,
    last_name,
    email: `${first_name}.${last_name}@example.com`.toLowerCase(),
    phone,
    date_of_birth: "1988-04-12",
    address: address("12 Sample Street", "Springfield", "CA", "94000"),
    created_at: CREATED_AT,
    preferences: { email_notifications: true, sms_notifications: false, marketing_emails: false },
    notes: "",
    status,
  };
}

/** All customers. `123` has a future appointment, the others have none. */
export const CUSTOMERS: readonly Customer[] = [
  customer("123", "Rosalind", "Fernsby", "+15550100"),
  customer("cust_456", "Leopold", "Winterbourne", "+15550101"),
  customer("cust_789", "Marguerite", "Oakshott", "+15550102"),
  customer(FORBIDDEN_CUSTOMER, "Eustace", "Threadgold", "+15550103", "blocked"),
];

function appointment(
  number: number,
  customer_id: string,
  employee_id: string,
  service_id: string,
  start_time: string,
  status: Appointment["status"],
): Appointment {
  const appointment_id = `appt_${number}`;
  const location_id = "loc_1";
  const who = { appointment_id, customer_id, location_id, employee_id, service_id };
  return { ...who, start_time, status, notes: "" };
}

/** All appointments: some in 2024, and some so late that they are in the future in every test. */
export const APPOINTMENTS: readonly Appointment[] = [
  appointment(1, "123", "emp_1", "service_1", "2024-07-01T16:00:00Z", "completed"),
  appointment(2, "123", "emp_1", "service_1", "2099-07-01T17:00:00Z", "confirmed"),
  appointment(3, "cust_456", "emp_2", "service_3", "2024-06-05T20:00:00Z", "completed"),
  appointment(4, "cust_456", "emp_2", "service_3", "2099-07-01T20:00:00Z", "cancelled"),
  appointment(5, "cust_789", "emp_1", "service_2", "2024-05-06T17:00:00Z", "completed"),
  appointment(6, "cust_789", "emp_1", "service_2", "2024-06-03T17:00:00Z", "no_show"),
];

function task(number: number, title: string, assignee_id: string, status: string): Task {
  return {
    task_id: `task_${number}`,
    title,
    description: `${title}, as a sample`,
    due_date: `2099-07-0${number}T14:00:00Z`,
    priority: "medium",
    category: "admin",
    assignee_id,
    status,
    created_at: CREATED_AT,
    updated_at: CREATED_AT,
  };
}

/** All tasks. */
export const TASKS: readonly Task[] = [
  task(1, "Call back", "emp_1", "pending"),
  { ...task(2, "Order towels", "emp_2", "completed"), completed_at: "2024-02-01T09:00:00Z" },
  task(3, "Review the accounts", "emp_1", "in_progress"),
];
