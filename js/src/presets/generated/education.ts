// Owns the presets of the category education. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { host } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/** The variables of Blackboard Learn REST. */
export interface BlackboardLearnVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `learn.example.edu`.
   */
  readonly host: string;
}

/**
 * Blackboard Learn REST. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://docs.anthology.com/docs/rest-apis/learn/getting-started/basic-authentication
 * @example
 * const client = new OAuthClient({ ...blackboardLearn({ host: "learn.example.edu" }), clientId, clientSecret });
 */
export function blackboardLearn(variables: BlackboardLearnVariables): PresetOptions {
  return fill(
    "blackboard-learn",
    variables,
    { host: [host] },
    {
      tokenUrl: "https://{host}/learn/api/public/v1/oauth2/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{host}/learn/api/public/v1/",
    },
  );
}

/** The variables of Innovative Sierra (library system). */
export interface SierraIlsVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `library.example.edu`.
   */
  readonly host: string;
}

/**
 * Innovative Sierra (library system). Confidence: third parties, of whom two agree.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string sierra-api/v6/token), five clients that agree on URL and Basic; some send no body
 * @example
 * const client = new OAuthClient({ ...sierraIls({ host: "library.example.edu" }), clientId, clientSecret });
 */
export function sierraIls(variables: SierraIlsVariables): PresetOptions {
  return fill(
    "sierra-ils",
    variables,
    { host: [host] },
    {
      tokenUrl: "https://{host}/iii/sierra-api/v6/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{host}/iii/sierra-api/v6/",
    },
  );
}
