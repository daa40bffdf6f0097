// Owns the names of variables in an environment.

/** `tenantId` of the prefix `ACME_PRESET` is `ACME_PRESET_TENANT_ID`. */
export const variableOf = (prefix: string, name: string): string =>
  `${prefix}_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
