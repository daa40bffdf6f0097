// Owns what is loaded by the first token request of a client with a store, and not before.

export { through } from "./coordination.js";
