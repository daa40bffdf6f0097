// Owns the list of the official API's types. Some are called like the seed contract's, so that
// they are exported under a name of their own.

export type * from "./access-levels.js";
export type * from "./appointments.js";
export type * from "./common.js";
export type * from "./customers.js";
export type * from "./employees.js";
export type * from "./locations.js";
export type * from "./personal-tasks.js";
export type * from "./reviews.js";
export type * from "./services.js";
