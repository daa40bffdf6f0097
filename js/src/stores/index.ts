// Owns what is loaded by the first token request of a client with a store, and not before.

export { Coordination } from "./coordination.js";
export { Keeper } from "./keeper.js";
