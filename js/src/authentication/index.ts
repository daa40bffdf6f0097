// Owns what is loaded by the first token request that needs it, and not before: signing, and metadata.

export { keyIdentity } from "./identity.js";
export { metadataOf, NoMetadata } from "./metadata.js";
export { signed } from "./sign.js";
