// Owns the presets of the category shipping. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { host, text } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/** The variables of DHL eCommerce Americas. */
export interface DhlEcommerceVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `api.example.com`.
   */
  readonly host: string;
}

/**
 * DHL eCommerce Americas. Confidence: the vendor's own page or code.
 *
 * A new token every 15 to 30 minutes is recommended.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://developer.dhl.com/api-reference/authentication?lang=en
 * @example
 * const client = new OAuthClient({ ...dhlEcommerce({ host: "api.example.com" }), clientId, clientSecret });
 */
export function dhlEcommerce(variables: DhlEcommerceVariables): PresetOptions {
  return fill(
    "dhl-ecommerce",
    variables,
    { host: [host] },
    {
      tokenUrl: "https://{host}/auth/v4/accesstoken",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{host}/",
    },
  );
}

/** The variables of FedEx. */
export interface FedexVariables {
  /**
   * One of production, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
}

/**
 * FedEx. Confidence: third-party code that runs against it.
 *
 * Integrators and proprietary parents have other words for `grant`, with `child_key` and `child_secret` among their parameters.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/karrioapi/karrio
 * @see https://github.com/api-evangelist/fedex
 * @example
 * const client = new OAuthClient({ ...fedex(), clientId, clientSecret });
 */
export function fedex(variables?: FedexVariables): PresetOptions {
  return fill(
    "fedex",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        { production: { api: "apis.fedex.com" }, sandbox: { api: "apis-sandbox.fedex.com" } },
      ],
    },
    {
      tokenUrl: "https://{api}/oauth/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{api}/",
    },
  );
}

/**
 * Gebrüder Weiss. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#gebruder-weiss
 * @example
 * const client = new OAuthClient({ ...gebruderWeiss(), clientId, clientSecret });
 */
export function gebruderWeiss(): PresetOptions {
  return {
    tokenUrl: "https://my.api.gw-world.com/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://my.api.gw-world.com/",
  };
}

/** The variables of GLS Group. */
export interface GlsGroupVariables {
  /**
   * One of production, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
}

/**
 * GLS Group. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/karrioapi/karrio
 * @example
 * const client = new OAuthClient({ ...glsGroup(), clientId, clientSecret });
 */
export function glsGroup(variables?: GlsGroupVariables): PresetOptions {
  return fill(
    "gls-group",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        { production: { api: "api.gls-group.net" }, sandbox: { api: "api-sandbox.gls-group.net" } },
      ],
    },
    {
      tokenUrl: "https://{api}/oauth2/v2/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{api}/",
      profile: { errorMember: "errors[0].type", errorDescriptionMember: "errors[0].message" },
    },
  );
}

/**
 * Maersk. Confidence: third parties, of whom two agree.
 *
 * @see public code (exact string customer-identity/oauth/v2/access_token), three clients with this header
 * @example
 * const client = new OAuthClient({ ...maersk(), clientId, clientSecret });
 */
export function maersk(): PresetOptions {
  return {
    tokenUrl: "https://api.maersk.com/customer-identity/oauth/v2/access_token",
    clientAuthentication: "client_secret_post",
    tokenRequestHeaders: { "Consumer-Key": "{client_id}" },
    baseUrl: "https://api.maersk.com/",
    headers: { "Consumer-Key": "{client_id}" },
  };
}

/**
 * Transporeon / Trimble Transportation. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#transporeon-oauth2-cc
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#transporeon-carrier-oauth2-cc
 * @example
 * const client = new OAuthClient({ ...transporeon(), clientId, clientSecret });
 */
export function transporeon(): PresetOptions {
  return {
    tokenUrl: "https://id.eu.trimble-transportation.com/api/identity/v2/oauth2/token",
    clientAuthentication: "client_secret_basic_raw",
    tokenRequestFormat: "query",
  };
}

/** The variables of UPS. */
export interface UpsVariables {
  /**
   * One of production, cie. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "cie" | undefined;
  /**
   * Text: account of six characters. For `tokenRequestHeaders`. Example: `A1B2C3`. Default: none.
   */
  readonly merchantId?: string | undefined;
}

/**
 * UPS. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/UPS-API/api-documentation
 * @example
 * const client = new OAuthClient({ ...ups(), clientId, clientSecret });
 */
export function ups(variables?: UpsVariables): PresetOptions {
  return fill(
    "ups",
    variables,
    {
      environment: [
        [/^(production|cie)$/, "production or cie."],
        "production",
        { production: { api: "onlinetools.ups.com" }, cie: { api: "wwwcie.ups.com" } },
      ],
      merchantId: [text, "\u0000"],
    },
    {
      tokenUrl: "https://{api}/security/v1/oauth/token",
      clientAuthentication: "client_secret_basic_raw",
      tokenRequestHeaders: { "x-merchant-id": "{merchantId}" },
      baseUrl: "https://{api}/api/",
      profile: {
        errorMember: "response.errors[0].code",
        errorDescriptionMember: "response.errors[0].message",
      },
    },
  );
}

/**
 * USPS APIs. Confidence: the vendor's own page or code.
 *
 * @see https://github.com/USPS/api-examples
 * @example
 * const client = new OAuthClient({ ...usps(), clientId, clientSecret });
 */
export function usps(): PresetOptions {
  return {
    tokenUrl: "https://apis.usps.com/oauth2/v3/token",
    tokenRequestFormat: "json",
    baseUrl: "https://apis.usps.com/",
  };
}
