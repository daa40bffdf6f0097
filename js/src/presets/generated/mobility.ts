// Owns the presets of the category mobility. Written by scripts/presets/index.mjs: do not edit.

import type { PresetOptions } from "../types.js";

/**
 * Smartcar v3. Confidence: third parties, of whom two agree.
 *
 * @see public code (exact string iam.smartcar.com/oauth2/token), three clients that agree
 * @example
 * const client = new OAuthClient({ ...smartcar(), clientId, clientSecret });
 */
export function smartcar(): PresetOptions {
  return {
    tokenUrl: "https://iam.smartcar.com/oauth2/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://vehicle.api.smartcar.com/v3/",
  };
}
