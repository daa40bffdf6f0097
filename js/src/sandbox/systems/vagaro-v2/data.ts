// Owns the fictional business with two locations that the V2 system plays: its data at the start.
// Nobody here exists.
import { idOf } from "./place.js";
import type {
  Appointment,
  BusinessHours,
  Customer,
  Employee,
  Location,
  Performer,
  PersonalTask,
  Post,
  Premises,
  Review,
  Service,
  WorkSlot,
} from "./rows.js";

// The default creation time of rows.
const CREATED_DATE = "2024-01-15T10:30:00.000Z";

/** The name of the group that both locations belong to. */
export const GROUP_NAME = "Sample Salons";

const GROUP_ID = idOf("group", 1);
const [FIRST, SECOND] = [idOf("business", 1), idOf("business", 2)];
const [AMABEL, BARNABY] = [idOf("employee", 1), idOf("employee", 2)];
const COUNTRY = { countryCode: "US", countryName: "United States" };

/** The default location of tests. */
export const BUSINESS_ID = FIRST;

/** A customer of that location who has appointments. */
export const CUSTOMER_ID = idOf("customer", 1);

/** The ids of the access levels, by name. */
export const ACCESS_LEVELS = ["Owner", "Manager", "Employee", "Front Desk"].map((name, index) => ({
  accessLevelId: idOf("access level", index + 1),
  accessLevelName: name,
  isActive: name !== "Front Desk",
}));

function location(
  number: number,
  city: string,
  regionCode: string,
  regionName: string,
  postalCode: string,
): Location {
  return {
    businessId: idOf("business", number),
    businessGroupId: GROUP_ID,
    businessName: `Sample Salon ${city}`,
    businessAlias: city,
    businessPhone: `1555013${number}`,
    businessEmail: `${city}@example.com`.toLowerCase(),
    businessWebsite: "https://salon.example.com",
    vagaroListingUrl: `samplesalon${number}`,
    streetAddress: `${number} Sample Street`,
    city,
    regionCode,
    regionName,
    ...COUNTRY,
    postalCode,
    listedOnVagaro: true,
    createdDate: CREATED_DATE,
  };
}

/** Both locations. */
export const LOCATIONS: readonly Location[] = [
  location(1, "Springfield", "CA", "California", "94000"),
  location(2, "Fairview", "CO", "Colorado", "80000"),
];

const WEEK: readonly number[] = [0, 1, 2, 3, 4, 5, 6];
const HOURS: readonly BusinessHours[] = WEEK.map((dayOfWeek) => ({
  dayOfWeek,
  openTime: "09:00",
  closeTime: "18:00",
  isClosed: dayOfWeek === 0,
}));

/** Data of the locations that is never shown. */
export const PREMISES: readonly Premises[] = [
  { businessId: FIRST, timezone: "America/Los_Angeles", businessHours: HOURS },
  { businessId: SECOND, timezone: "America/Denver", businessHours: HOURS },
];

function employee(number: number, first: string, last: string): Employee {
  return {
    serviceProviderId: idOf("employee", number),
    employeeFirstName: first,
    employeeLastName: last,
    businessGroupId: GROUP_ID,
    email: `${first}.${last}@salon.example.com`.toLowerCase(),
    phone: `1555014${number}`,
    streetAddress: `${number} Example Road`,
    city: "Springfield",
    regionCode: "CA",
    regionName: "California",
    ...COUNTRY,
    postalCode: "94000",
    birthday: "1985-03-09",
    startDate: "2024-01-15",
    reportsTo: number === 1 ? "" : AMABEL,
    accessLevelId: idOf("access level", number === 1 ? 1 : 3),
    employeeType: "Employee",
    employeeCardId: 1000 + number,
    createdDate: CREATED_DATE,
    createdBy: "Sample Salon",
    isActive: true,
    isOnlineBookingActive: true,
  };
}

/** All employees. */
export const EMPLOYEES: readonly Employee[] = [
  employee(1, "Amabel", "Thistlewood"),
  employee(2, "Barnaby", "Inkpen"),
];

function post(serviceProviderId: string, businessId: string, days: readonly number[]): Post {
  const hours: WorkSlot = { from: 9 * 60, to: 17 * 60, serviceIds: [] };
  const regular = new Map(days.map((day) => [day, [hours]] as const));
  return { serviceProviderId, businessId, regular, dates: new Map() };
}

/** Who works where: one at the first location only, one at the second on Saturdays. */
export const POSTS: readonly Post[] = [
  post(AMABEL, FIRST, [1, 2, 3, 4, 5]),
  post(BARNABY, FIRST, [1, 2, 3, 4, 5]),
  post(BARNABY, SECOND, [6]),
];

function performer(serviceProviderId: string, price: number, durationMinutes: number): Performer {
  return {
    serviceProviderId,
    price,
    priceWithTax: price,
    currency: "USD",
    durationMinutes,
    pointsGiven: 0,
    pointsRedeem: 0,
  };
}

// A service that the named employees perform in that many minutes.
function service(
  number: number,
  title: string,
  price: number,
  minutes: Readonly<Record<string, number>>,
  businessId = FIRST,
): Service {
  return {
    businessId,
    parentServiceId: idOf("category", 1),
    parentServiceTitle: "Hair",
    serviceId: idOf("service", number),
    serviceTitle: title,
    serviceDescription: `${title}, as a sample`,
    businessCost: 0,
    currency: "USD",
    isLiveStreamService: false,
    isMobileService: false,
    cleanUpTimeMinutes: 15,
    showOnlineStatus: "ServiceAndPrice",
    showPriceAsStartingPoint: false,
    type: "Service",
    addOnIds: [],
    servicePerformedBy: Object.entries(minutes).map(([id, each]) => performer(id, price, each)),
  };
}

/** All services. The ids of further ones continue from these. */
export const SERVICES: readonly Service[] = [
  service(1, "Haircut", 60, { [AMABEL]: 45, [BARNABY]: 60 }),
  { ...service(2, "Colour", 150, { [AMABEL]: 120 }), addOnIds: [idOf("service", 3)] },
  { ...service(3, "Mask", 20, { [AMABEL]: 15, [BARNABY]: 15 }), cleanUpTimeMinutes: 0 },
  service(4, "Haircut", 55, { [BARNABY]: 60 }, SECOND),
];

/** A service for tests of paging. */
export function furtherService(number: number): Service {
  return service(number, `Sample service ${number}`, 10, { [AMABEL]: 30, [BARNABY]: 30 });
}

function customer(number: number, first: string, last: string): Customer {
  return {
    businessId: FIRST,
    customerId: idOf("customer", number),
    customerFirstName: first,
    customerLastName: last,
    email: `${first}.${last}@example.com`.toLowerCase(),
    mobilePhone: `1555015${number}`,
    dayPhone: "",
    nightPhone: "",
    streetAddress: `${number} Model Avenue`,
    city: "Springfield",
    regionCode: "US-CA",
    regionName: "California",
    ...COUNTRY,
    postalCode: "94000",
    generalTags: number === 1 ? ["regular"] : [],
    birthday: "1990-06-21",
    gender: "",
    pointsBalance: 10 * number,
    createdDate: CREATED_DATE,
    createdBy: "Sample Salon",
  };
}

/** All customers. */
export const CUSTOMERS: readonly Customer[] = [
  customer(1, "Clementina", "Farthing"),
  customer(2, "Digory", "Mossbank"),
];

function appointment(
  number: number,
  customerNumber: number,
  start: string,
  bookingStatus: string,
): Appointment {
  return {
    appointmentId: idOf("appointment", number),
    businessId: FIRST,
    customerId: idOf("customer", customerNumber),
    serviceId: idOf("service", 1),
    serviceProviderId: AMABEL,
    eventType: "appointment",
    start,
    bookingStatus,
    createdDate: CREATED_DATE,
    modifiedDate: null,
  };
}

/** All appointments: some in 2024, and some so late that they are in the future in every test. */
export const APPOINTMENTS: readonly Appointment[] = [
  appointment(1, 1, "2024-05-06T10:00:00", "Service Complete"),
  appointment(2, 1, "2024-06-03T10:00:00", "No Show"),
  appointment(3, 1, "2024-07-01T10:00:00", "Service Complete"),
  appointment(4, 1, "2099-07-01T10:00:00", "Confirmed"),
  appointment(5, 2, "2099-07-01T14:00:00", "Cancel"),
];

/** All personal tasks: one of a single day, and a lunch on each Wednesday. */
export const TASKS: readonly PersonalTask[] = [
  task(1, "Training", { startTime: "2099-07-02T13:00:00", endTime: "2099-07-02T17:00:00" }),
  task(2, "Lunch", {
    startTime: "2024-01-17T12:00:00",
    endTime: "2024-01-17T13:00:00",
    recurrence: { type: "weekly", interval: 1, dayOfWeek: 3 },
  }),
];

function task(
  number: number,
  name: string,
  when: Pick<PersonalTask, "startTime" | "endTime" | "recurrence">,
): PersonalTask {
  return {
    personalTaskId: idOf("task", number),
    personalTaskHexCode: "#e5b67f",
    blockOnlineBooking: true,
    businessId: FIRST,
    serviceProviderId: AMABEL,
    personalTaskName: name,
    personalTaskComment: "",
    ...when,
  };
}

/** All reviews of the first location; the second has none. */
export const REVIEWS: readonly Review[] = Array.from({ length: 12 }, (_, index) => ({
  reviewIds: idOf("review", index + 1),
  reviewer: `Reviewer ${index + 1}`,
  averageRank: 5 - (index % 3),
  serviceProviderName: "Amabel Thistlewood",
  reviewerPhoto: "",
  venueReview: `Sample review ${index + 1}`,
  serviceProviderReview: "",
  publishDate: `06/${String(index + 1).padStart(2, "0")}/2024 10:38:42`,
}));
