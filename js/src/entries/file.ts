// The entry of the store in a directory, for runtimes that have the modules of Node for files.

export { fileStore } from "../stores/file.js";
export type { StoredValue, TokenStore } from "../stores/contract.js";
