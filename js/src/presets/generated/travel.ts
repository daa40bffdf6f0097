// Owns the presets of the category travel. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { host, text } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/** The variables of Amadeus for Developers (self-service). */
export interface AmadeusVariables {
  /**
   * One of production, test. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "test" | undefined;
}

/**
 * Amadeus for Developers (self-service). Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/amadeus4dev/amadeus-node
 * @example
 * const client = new OAuthClient({ ...amadeus(), clientId, clientSecret });
 */
export function amadeus(variables?: AmadeusVariables): PresetOptions {
  return fill(
    "amadeus",
    variables,
    {
      environment: [
        [/^(production|test)$/, "production or test."],
        "production",
        { production: { api: "api.amadeus.com" }, test: { api: "test.api.amadeus.com" } },
      ],
    },
    {
      tokenUrl: "https://{api}/v1/security/oauth2/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{api}/",
    },
  );
}

/**
 * Guesty Booking Engine API. Confidence: the vendor's own page or code.
 *
 * @see https://booking-api-docs.guesty.com/docs/authentication-1
 * @see https://booking-api-docs.guesty.com/docs/api-intro
 * @example
 * const client = new OAuthClient({ ...guestyBooking(), clientId, clientSecret });
 */
export function guestyBooking(): PresetOptions {
  return {
    tokenUrl: "https://booking.guesty.com/oauth2/token",
    clientAuthentication: "client_secret_post",
    scope: "booking_engine:api",
    baseUrl: "https://booking.guesty.com/api/",
  };
}

/**
 * Lufthansa Open API. Confidence: third parties, of whom two agree.
 *
 * @see https://github.com/api-evangelist/lufthansa
 * @see public code (exact string api.lufthansa.com/v1/oauth/token), eight clients that agree
 * @example
 * const client = new OAuthClient({ ...lufthansa(), clientId, clientSecret });
 */
export function lufthansa(): PresetOptions {
  return {
    tokenUrl: "https://api.lufthansa.com/v1/oauth/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.lufthansa.com/v1/",
  };
}

/** The variables of Oracle Hospitality Integration Platform (OPERA Cloud). */
export interface OracleOhipVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `gw.example.com`.
   */
  readonly gateway: string;
  /**
   * Text: key of the application. For `tokenRequestHeaders` and `headers`. Example: `00000000-0000-4000-8000-000000000001`.
   */
  readonly appKey: string;
  /**
   * Text: enterprise, with OCIM. For `tokenRequestHeaders`. Example: `ENT`. Default: none.
   */
  readonly enterpriseId?: string | undefined;
}

/**
 * Oracle Hospitality Integration Platform (OPERA Cloud). Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/oracle/hospitality-api-docs
 * @example
 * const client = new OAuthClient({ ...oracleOhip({ gateway: "gw.example.com", appKey: "00000000-0000-4000-8000-000000000001" }), clientId, clientSecret });
 */
export function oracleOhip(variables: OracleOhipVariables): PresetOptions {
  return fill(
    "oracle-ohip",
    variables,
    { gateway: [host], appKey: [text], enterpriseId: [text, "\u0000"] },
    {
      tokenUrl: "https://{gateway}/oauth/v1/tokens",
      clientAuthentication: "client_secret_basic_raw",
      tokenRequestHeaders: { "x-app-key": "{appKey}", enterpriseId: "{enterpriseId}" },
      baseUrl: "https://{gateway}/",
      headers: { "x-app-key": "{appKey}" },
    },
  );
}

/** The variables of Sabre. */
export interface SabreVariables {
  /**
   * One of production, certification. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "certification" | undefined;
}

/**
 * Sabre. Confidence: third parties, of whom two agree.
 *
 * `clientId` and `clientSecret` are given in base64, each for itself.
 *
 * There are further hosts of both environments: give `tokenUrl` and `baseUrl`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string sabre.com/v2/auth/token), two clients that encode both parts
 * @example
 * const client = new OAuthClient({ ...sabre(), clientId, clientSecret });
 */
export function sabre(variables?: SabreVariables): PresetOptions {
  return fill(
    "sabre",
    variables,
    {
      environment: [
        [/^(production|certification)$/, "production or certification."],
        "production",
        {
          production: { api: "api.sabre.com" },
          certification: { api: "api-crt.cert.havail.sabre.com" },
        },
      ],
    },
    {
      tokenUrl: "https://{api}/v2/auth/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{api}/",
    },
  );
}
