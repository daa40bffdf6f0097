// Owns the presets of the category government. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import type { PresetOptions } from "../types.js";

/**
 * Copernicus Data Space Ecosystem. Confidence: the vendor's own page or code.
 *
 * Clients themselves may have an end.
 *
 * @see https://github.com/eu-cdse/documentation
 * @example
 * const client = new OAuthClient({ ...cdse(), clientId, clientSecret });
 */
export function cdse(): PresetOptions {
  return {
    tokenUrl:
      "https://identity.dataspace.copernicus.eu/auth/realms/CDSE/protocol/openid-connect/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://sh.dataspace.copernicus.eu/",
  };
}

/**
 * EUMETSAT Data Store. Confidence: third parties, of whom two agree.
 *
 * @see public code (exact string api.eumetsat.int/token), four clients that agree
 * @example
 * const client = new OAuthClient({ ...eumetsat(), clientId, clientSecret });
 */
export function eumetsat(): PresetOptions {
  return {
    tokenUrl: "https://api.eumetsat.int/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.eumetsat.int/",
  };
}

/**
 * France Travail. Confidence: third parties, of whom two agree.
 *
 * It wants the option `scope`.
 *
 * @see public code and a copy of the vendor page (exact string connexion/oauth2/access_token?realm=)
 * @see public code (exact string connexion/oauth2/access_token?realm=), five clients that agree
 * @example
 * const client = new OAuthClient({ ...franceTravail(), clientId, clientSecret });
 */
export function franceTravail(): PresetOptions {
  return {
    tokenUrl:
      "https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.francetravail.io/partenaire/",
  };
}

/**
 * Ordnance Survey (GB). Confidence: third parties, of whom two agree.
 *
 * @see public code (exact string api.os.uk/oauth2/token/v1), four clients with Basic and two with the body
 * @example
 * const client = new OAuthClient({ ...ordnanceSurvey(), clientId, clientSecret });
 */
export function ordnanceSurvey(): PresetOptions {
  return {
    tokenUrl: "https://api.os.uk/oauth2/token/v1",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.os.uk/",
  };
}

/** The variables of PISTE (Légifrance, Chorus Pro). */
export interface PisteVariables {
  /**
   * One of production, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
}

/**
 * PISTE (Légifrance, Chorus Pro). Confidence: third parties, of whom two agree.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string oauth.piste.gouv.fr/api/oauth/token), three clients that agree
 * @example
 * const client = new OAuthClient({ ...piste(), clientId, clientSecret });
 */
export function piste(variables?: PisteVariables): PresetOptions {
  return fill(
    "piste",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        {
          production: { oauth: "oauth.piste.gouv.fr", api: "api.piste.gouv.fr" },
          sandbox: { oauth: "sandbox-oauth.piste.gouv.fr", api: "sandbox-api.piste.gouv.fr" },
        },
      ],
    },
    {
      tokenUrl: "https://{oauth}/api/oauth/token",
      clientAuthentication: "client_secret_post",
      scope: "openid",
      baseUrl: "https://{api}/",
    },
  );
}

/**
 * RTE Data (French grid). Confidence: third parties, of whom two agree.
 *
 * @see public code (exact string digital.iservices.rte-france.com/token/oauth), eight clients that agree on URL and Basic; one sends the form
 * @example
 * const client = new OAuthClient({ ...rteFrance(), clientId, clientSecret });
 */
export function rteFrance(): PresetOptions {
  return {
    tokenUrl: "https://digital.iservices.rte-france.com/token/oauth/",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://digital.iservices.rte-france.com/open_api/",
  };
}
