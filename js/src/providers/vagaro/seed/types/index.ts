// Owns the list of the seed contract's types.

export type * from "./access-levels.js";
export type * from "./appointments.js";
export type * from "./common.js";
export type * from "./customers.js";
export type * from "./employees.js";
export type * from "./locations.js";
export type * from "./services.js";
export type * from "./tasks.js";
