// Owns what the Vagaro clients do not offer, for the documentation.

/** What the seed documents mention, and the client of that contract leaves out. */
export const absentFromSeed = [
  {
    resource: "customers",
    method: "batch",
    path: "POST /api/customers/batch",
    instead: "`customers.retrieve`, once for each customer. The reference does not have this.",
  },
  {
    resource: "appointments",
    method: "create",
    path: "POST /api/appointments/create",
    instead: "Vagaro's own pages, as the reference says; it does not have this.",
  },
];

/** What users of the seed contract would look for in the official API, and what it has instead. */
export const absentFromV2 = [
  {
    resource: "customers",
    what: "Finding a customer by e-mail address or phone number",
    instead: "`customers.get` with an id. Ids come with webhooks.",
  },
  {
    resource: "customers",
    what: "Creating or changing a customer",
    instead:
      "Vagaro's own pages. A public client lists `POST /customers/create` and `PUT /customers/{id}`; no source shows their parameters, and others say that they do not exist.",
  },
  {
    resource: "employees",
    what: "The locations and services of an employee",
    instead: "`services.list` for each location.",
  },
  {
    resource: "locations",
    what: "Time zone, hours, services and employees of a location",
    instead: "`services.list` for services and employees; nothing for time zone and hours.",
  },
  {
    resource: "services",
    what: "Services of a category",
    instead: "`services.list`: each row has `parentServiceId` and `parentServiceTitle`.",
  },
  {
    resource: "appointments",
    what: "Free times by length or time of day",
    instead: "`appointments.availability`, then filter `timeSlot` in your own code.",
  },
  {
    resource: "tasks",
    what: "Tasks with a priority, a status and a due date",
    instead: "Nothing. `personalTasks` are something else: blocked time in a calendar.",
  },
  {
    resource: "accessLevels",
    what: "The permissions of an access level",
    instead: "Nothing. `accessLevels.list` gives names.",
  },
];
