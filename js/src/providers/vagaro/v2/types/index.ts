// Owns the list of the official API's types. Some have the names of the seed contract's types, so they are
// exported in a namespace.

export type * from "./access-levels.js";
export type * from "./appointments.js";
export type * from "./common.js";
export type * from "./customers.js";
export type * from "./employees.js";
export type * from "./locations.js";
export type * from "./personal-tasks.js";
export type * from "./reviews.js";
export type * from "./services.js";
