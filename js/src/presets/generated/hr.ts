// Owns the presets of the category HR. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { host, label, segment, text } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/** The variables of Cornerstone OnDemand. */
export interface CornerstoneVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `acme`.
   */
  readonly corp: string;
}

/**
 * Cornerstone OnDemand. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://csod.dev/guides/reporting/authentication.html
 * @example
 * const client = new OAuthClient({ ...cornerstone({ corp: "acme" }), clientId, clientSecret });
 */
export function cornerstone(variables: CornerstoneVariables): PresetOptions {
  return fill(
    "cornerstone",
    variables,
    { corp: [label] },
    {
      tokenUrl: "https://{corp}.csod.com/services/api/oauth2/token",
      baseUrl: "https://{corp}.csod.com/services/api/",
    },
  );
}

/** The variables of Greenhouse Harvest v3. */
export interface GreenhouseHarvestV3Variables {
  /**
   * Text: user that the token acts for. For `tokenParameters`. Example: `4002`. Default: none.
   */
  readonly sub?: string | undefined;
}

/**
 * Greenhouse Harvest v3. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#greenhouse-harvest-oauth2-cc
 * @example
 * const client = new OAuthClient({ ...greenhouseHarvestV3(), clientId, clientSecret });
 */
export function greenhouseHarvestV3(variables?: GreenhouseHarvestV3Variables): PresetOptions {
  return fill(
    "greenhouse-harvest-v3",
    variables,
    { sub: [text, "\u0000"] },
    {
      tokenUrl: "https://auth.greenhouse.io/token?grant_type=client_credentials",
      clientAuthentication: "client_secret_basic_raw",
      tokenRequestFormat: "json",
      tokenParameters: { sub: "{sub}" },
      baseUrl: "https://harvest.greenhouse.io/",
      profile: {
        grantTypeParameter: "",
        retryAfterHeader: "x-ratelimit-reset",
        retryAfterFormat: "epoch_seconds",
      },
    },
  );
}

/**
 * Paychex. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#paychex
 * @example
 * const client = new OAuthClient({ ...paychex(), clientId, clientSecret });
 */
export function paychex(): PresetOptions {
  return {
    tokenUrl: "https://api.paychex.com/auth/oauth/v2/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.paychex.com/",
  };
}

/** The variables of Paylocity NextGen. */
export interface PaylocityNextgenVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `dc1prodgwext`.
   */
  readonly envHost: string;
}

/**
 * Paylocity NextGen. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#paylocity-nextgen
 * @example
 * const client = new OAuthClient({ ...paylocityNextgen({ envHost: "dc1prodgwext" }), clientId, clientSecret });
 */
export function paylocityNextgen(variables: PaylocityNextgenVariables): PresetOptions {
  return fill(
    "paylocity-nextgen",
    variables,
    { envHost: [label] },
    {
      tokenUrl: "https://{envHost}.paylocity.com/public/security/v1/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{envHost}.paylocity.com/",
    },
  );
}

/** The variables of Personio v1. */
export interface PersonioV1Variables {
  /**
   * Text: partner id. For `headers`. Example: `PARTNER`. Default: none.
   */
  readonly partnerId?: string | undefined;
  /**
   * Text: application id. For `headers`. Example: `APP`. Default: none.
   */
  readonly appId?: string | undefined;
}

/**
 * Personio v1. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://developer.personio.de/reference/auth
 * @see https://developer.personio.de/changelog/authentication-api-improved-bearer-token
 * @example
 * const client = new OAuthClient({ ...personioV1(), clientId, clientSecret });
 */
export function personioV1(variables?: PersonioV1Variables): PresetOptions {
  return fill(
    "personio-v1",
    variables,
    { partnerId: [text, "\u0000"], appId: [text, "\u0000"] },
    {
      tokenUrl: "https://api.personio.de/v1/auth",
      tokenRequestFormat: "json",
      baseUrl: "https://api.personio.de/v1/",
      headers: { "X-Personio-Partner-ID": "{partnerId}", "X-Personio-App-ID": "{appId}" },
      profile: { grantTypeParameter: "", tokenMember: "data", accessTokenMember: "token" },
    },
  );
}

/**
 * Personio v2. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#personio-v2
 * @example
 * const client = new OAuthClient({ ...personioV2(), clientId, clientSecret });
 */
export function personioV2(): PresetOptions {
  return {
    tokenUrl: "https://api.personio.de/v2/auth/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.personio.de/v2/",
  };
}

/** The variables of UKG HR Service Delivery. */
export interface UkgHrsdVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `acme.example.com`.
   */
  readonly host: string;
  /**
   * Text: second client id, which goes into the body. For `tokenParameters`. Example: `client-2`.
   */
  readonly userClientId: string;
}

/**
 * UKG HR Service Delivery. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://developer.ukg.com/hrsd/docs/ukg-hr-service-delivery-api-oauth-authentication-flow
 * @example
 * const client = new OAuthClient({ ...ukgHrsd({ host: "acme.example.com", userClientId: "client-2" }), clientId, clientSecret });
 */
export function ukgHrsd(variables: UkgHrsdVariables): PresetOptions {
  return fill(
    "ukg-hrsd",
    variables,
    { host: [host], userClientId: [text] },
    {
      tokenUrl: "https://{host}/api/v2/client/tokens",
      clientAuthentication: "client_secret_basic_raw",
      scope: "client",
      tokenParameters: { client_id: "{userClientId}" },
      baseUrl: "https://{host}/api/v2/",
    },
  );
}

/** The variables of UKG Pro HCM. */
export interface UkgProVariables {
  /**
   * Host name, without `https://`. For `tokenUrl`. Example: `identity.example.com`.
   */
  readonly identityServer: string;
  /**
   * Segment of a path. For `tokenUrl`. Example: `acme`.
   */
  readonly tenant: string;
  /**
   * Host name, without `https://`: host of the API. For `baseUrl`. Example: `api.example.com`. Default: none.
   */
  readonly host?: string | undefined;
}

/**
 * UKG Pro HCM. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#ukg-pro-cc
 * @example
 * const client = new OAuthClient({ ...ukgPro({ identityServer: "identity.example.com", tenant: "acme" }), clientId, clientSecret });
 */
export function ukgPro(variables: UkgProVariables): PresetOptions {
  return fill(
    "ukg-pro",
    variables,
    { identityServer: [host], tenant: [segment], host: [host, "\u0000"] },
    {
      tokenUrl: "https://{identityServer}/signin/oauth2/t/{tenant}/access_token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{host}/",
    },
  );
}

/** The variables of UKG Ready. */
export interface UkgReadyVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `secure.example.com`.
   */
  readonly host: string;
  /**
   * Segment of a path. For `tokenUrl`. Example: `acme`.
   */
  readonly company: string;
}

/**
 * UKG Ready. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#ukg-ready
 * @example
 * const client = new OAuthClient({ ...ukgReady({ host: "secure.example.com", company: "acme" }), clientId, clientSecret });
 */
export function ukgReady(variables: UkgReadyVariables): PresetOptions {
  return fill(
    "ukg-ready",
    variables,
    { host: [host], company: [segment] },
    {
      tokenUrl: "https://{host}/ta/rest/v2/companies/{company}/oauth2/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{host}/",
    },
  );
}

/** The variables of Workday. */
export interface WorkdayCcVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `wd2-services.example.com`.
   */
  readonly host: string;
  /**
   * Segment of a path. For `tokenUrl`. Example: `acme`.
   */
  readonly tenant: string;
  /**
   * Text: alias of the tenant. For `tokenParameters`. Example: `acme`. Default: none.
   */
  readonly tenantAlias?: string | undefined;
}

/**
 * Workday. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#workday-cc
 * @example
 * const client = new OAuthClient({ ...workdayCc({ host: "wd2-services.example.com", tenant: "acme" }), clientId, clientSecret });
 */
export function workdayCc(variables: WorkdayCcVariables): PresetOptions {
  return fill(
    "workday-cc",
    variables,
    { host: [host], tenant: [segment], tenantAlias: [text, "\u0000"] },
    {
      tokenUrl: "https://{host}/ccx/oauth2/{tenant}/token",
      clientAuthentication: "client_secret_basic_raw",
      tokenParameters: { tenant_alias: "{tenantAlias}" },
      baseUrl: "https://{host}/ccx/api/",
      profile: { basicScheme: "ID" },
    },
  );
}
