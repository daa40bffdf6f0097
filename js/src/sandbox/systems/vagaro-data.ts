// The fictional customers, employees and appointments of the Vagaro system. Nobody here exists.

/** A record of any kind; all of its ids are strings. */
export type VagaroRecord = Readonly<Record<string, unknown>>;

const CREATED_AT = "2024-01-15T10:30:00Z";

function customer(id: string, first: string, last: string, phone: string): VagaroRecord {
  return {
    customer_id: id,
    first_name: first,
    last_name: last,
    email: `${first}.${last}@example.com`.toLowerCase(),
    phone,
    date_of_birth: "1988-04-12",
    address: {
      street: "12 Sample Street",
      city: "Springfield",
      state: "CA",
      postal_code: "94000",
      country: "US",
    },
    created_at: CREATED_AT,
    last_visit: "2024-06-01T17:00:00Z",
    total_appointments: 7,
    preferences: { email_notifications: true, sms_notifications: false, marketing_emails: false },
    notes: "",
    status: "active",
  };
}

function employee(id: string, first: string, last: string, phone: string): VagaroRecord {
  return {
    employee_id: id,
    first_name: first,
    last_name: last,
    email: `${first}.${last}@salon.example.com`.toLowerCase(),
    phone,
    locations: ["loc_1"],
    services: ["service_1", "service_2"],
    status: "active",
  };
}

/** All customers. */
export const CUSTOMERS: readonly VagaroRecord[] = [
  customer("123", "Rosalind", "Fernsby", "+15550100"),
  customer("cust_456", "Leopold", "Winterbourne", "+15550101"),
  customer("cust_789", "Marguerite", "Oakshott", "+15550102"),
];

/** All employees. */
export const EMPLOYEES: readonly VagaroRecord[] = [
  employee("emp_1", "Cordelia", "Hathersage", "+15550110"),
  employee("emp_2", "Ambrose", "Lightfoot", "+15550111"),
];

/** All appointments. */
export const APPOINTMENTS: readonly VagaroRecord[] = [
  {
    appointment_id: "appt_1",
    customer_id: "123",
    customer_name: "Rosalind Fernsby",
    customer_email: "rosalind.fernsby@example.com",
    customer_phone: "+15550100",
    location_id: "loc_1",
    location_name: "Sample Salon",
    employee_id: "emp_1",
    employee_name: "Cordelia Hathersage",
    service_id: "service_1",
    service_name: "Haircut",
    start_time: "2024-07-01T16:00:00Z",
    end_time: "2024-07-01T16:45:00Z",
    duration_minutes: 45,
    status: "confirmed",
    price: 60,
    currency: "USD",
    notes: "",
    created_at: CREATED_AT,
    updated_at: CREATED_AT,
  },
];
