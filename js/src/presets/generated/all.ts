// Owns exporting the presets of all categories. Written by scripts/presets/index.mjs: do not edit.

export * from "./commerce.js";
export * from "./comms.js";
export * from "./crm-erp.js";
export * from "./data.js";
export * from "./dev-infra.js";
export * from "./education.js";
export * from "./government.js";
export * from "./health.js";
export * from "./hr.js";
export * from "./identity.js";
export * from "./marketing.js";
export * from "./media.js";
export * from "./mobility.js";
export * from "./payments.js";
export * from "./security.js";
export * from "./shipping.js";
export * from "./travel.js";
