// Owns the presets of the category marketing. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { host, label, segment, text } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/** The variables of Adobe OAuth server-to-server (IMS v3). */
export interface AdobeImsVariables {
  /**
   * Label of a host name: product, the first label of the API's host. For `baseUrl`. Example: `usermanagement`. Default: none.
   */
  readonly product?: string | undefined;
}

/**
 * Adobe OAuth server-to-server (IMS v3). Confidence: the vendor's own page or code.
 *
 * It wants the option `scope`.
 *
 * Many token requests may be throttled.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/AdobeDocs/adobe-dev-console
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#adobe-umapi
 * @example
 * const client = new OAuthClient({ ...adobeIms(), clientId, clientSecret });
 */
export function adobeIms(variables?: AdobeImsVariables): PresetOptions {
  return fill(
    "adobe-ims",
    variables,
    { product: [label, "\u0000"] },
    {
      tokenUrl: "https://ims-na1.adobelogin.com/ims/token/v3",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{product}.adobe.io/",
      headers: { "x-api-key": "{client_id}" },
      profile: { scopeSeparator: "," },
    },
  );
}

/**
 * Criteo. Confidence: the vendor's own page or code.
 *
 * @see https://developers.criteo.com/retail-media/v2026.01/docs/authentication
 * @example
 * const client = new OAuthClient({ ...criteo(), clientId, clientSecret });
 */
export function criteo(): PresetOptions {
  return {
    tokenUrl: "https://api.criteo.com/oauth2/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.criteo.com/",
  };
}

/**
 * Emarsys / SAP Engagement Cloud. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#emarsys-oauth
 * @example
 * const client = new OAuthClient({ ...emarsys(), clientId, clientSecret });
 */
export function emarsys(): PresetOptions {
  return {
    tokenUrl: "https://auth.emarsys.net/oauth2/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.emarsys.net/",
    profile: { retryAfterHeader: "x-ratelimit-reset", retryAfterFormat: "epoch_seconds" },
  };
}

/** The variables of Gainsight Customer Communities (inSided). */
export interface GainsightCommunityVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `eu-west-1`.
   */
  readonly region: string;
}

/**
 * Gainsight Customer Communities (inSided). Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#gainsight-cc
 * @example
 * const client = new OAuthClient({ ...gainsightCommunity({ region: "eu-west-1" }), clientId, clientSecret });
 */
export function gainsightCommunity(variables: GainsightCommunityVariables): PresetOptions {
  return fill(
    "gainsight-community",
    variables,
    { region: [label] },
    {
      tokenUrl: "https://api2-{region}.insided.com/oauth2/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://api2-{region}.insided.com/",
    },
  );
}

/**
 * Grammarly. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#grammarly
 * @example
 * const client = new OAuthClient({ ...grammarly(), clientId, clientSecret });
 */
export function grammarly(): PresetOptions {
  return {
    tokenUrl: "https://auth.grammarly.com/v4/api/oauth2/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.grammarly.com/ecosystem/api/",
    profile: { scopeSeparator: "," },
  };
}

/**
 * Listrak. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#listrak
 * @example
 * const client = new OAuthClient({ ...listrak(), clientId, clientSecret });
 */
export function listrak(): PresetOptions {
  return {
    tokenUrl: "https://auth.listrak.com/oauth2/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.listrak.com/email/",
  };
}

/** The variables of Adobe Marketo Engage. */
export interface MarketoVariables {
  /**
   * Host name, without `https://`. For `tokenUrl`. Example: `123-abc-456.mktorest.example`.
   */
  readonly identityHost: string;
  /**
   * Host name, without `https://`: host of the API. For `baseUrl`. Example: `123-abc-456.mktorest.example`. Default: none.
   */
  readonly endpointHost?: string | undefined;
}

/**
 * Adobe Marketo Engage. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/authentication
 * @see https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/error-codes
 * @see https://experienceleague.adobe.com/en/docs/experience-cloud-kcs/kbarticles/ka-28813
 * @example
 * const client = new OAuthClient({ ...marketo({ identityHost: "123-abc-456.mktorest.example" }), clientId, clientSecret });
 */
export function marketo(variables: MarketoVariables): PresetOptions {
  return fill(
    "marketo",
    variables,
    { identityHost: [host], endpointHost: [host, "\u0000"] },
    {
      tokenUrl: "https://{identityHost}/identity/oauth/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{endpointHost}/",
      profile: {
        codeMember: "errors[0].code",
        statusOfCode: { "601": 401, "602": 401, "606": 429 },
      },
    },
  );
}

/** The variables of Medallia. */
export interface MedalliaVariables {
  /**
   * Host name, without `https://`. For `tokenUrl`. Example: `instance.example.com`.
   */
  readonly instance: string;
  /**
   * Segment of a path. For `tokenUrl`. Example: `acme`.
   */
  readonly tenant: string;
  /**
   * Label of a host name: gateway, the first label of the API's host. For `baseUrl`. Example: `acme-gw`. Default: none.
   */
  readonly gateway?: string | undefined;
}

/**
 * Medallia. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#medallia
 * @example
 * const client = new OAuthClient({ ...medallia({ instance: "instance.example.com", tenant: "acme" }), clientId, clientSecret });
 */
export function medallia(variables: MedalliaVariables): PresetOptions {
  return fill(
    "medallia",
    variables,
    { instance: [host], tenant: [segment], gateway: [label, "\u0000"] },
    {
      tokenUrl: "https://{instance}/oauth/{tenant}/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{gateway}.apis.medallia.com/",
      profile: { retryAfterHeader: "x-ratelimit-reset", retryAfterFormat: "epoch_seconds" },
    },
  );
}

/**
 * mParticle. Confidence: third parties, of whom two agree.
 *
 * A token cannot be revoked.
 *
 * @see https://github.com/api-evangelist/mparticle
 * @see public code (exact string sso.auth.mparticle.com/oauth/token), five clients that agree on JSON
 * @example
 * const client = new OAuthClient({ ...mparticle(), clientId, clientSecret });
 */
export function mparticle(): PresetOptions {
  return {
    tokenUrl: "https://sso.auth.mparticle.com/oauth/token",
    tokenRequestFormat: "json",
    audience: "https://api.mparticle.com",
    baseUrl: "https://api.mparticle.com/",
  };
}

/**
 * Outbrain Amplify. Confidence: third parties, of whom two agree.
 *
 * The token lives 30 days, and the response does not say so: it is renewed each day.
 *
 * @see public code (exact string OB-TOKEN-V1), three clients that agree
 * @example
 * const client = new OAuthClient({ ...outbrainAmplify(), clientId, clientSecret });
 */
export function outbrainAmplify(): PresetOptions {
  return {
    tokenUrl: "https://api.outbrain.com/amplify/v0.1/login",
    tokenRequestMethod: "GET",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.outbrain.com/amplify/v0.1/",
    policy: { defaultLifetimeMs: 86400000 },
    profile: {
      grantTypeParameter: "",
      accessTokenMember: "OB-TOKEN-V1",
      tokenHeader: "ob-token-v1",
      tokenScheme: "",
    },
  };
}

/**
 * Pendo. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#pendo-oauth
 * @example
 * const client = new OAuthClient({ ...pendo(), clientId, clientSecret });
 */
export function pendo(): PresetOptions {
  return {
    tokenUrl: "https://app.pendo.io/oauth/v1/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://app.pendo.io/",
  };
}

/** The variables of Salesforce Marketing Cloud. */
export interface SfmcVariables {
  /**
   * Host name, without `https://`. For `tokenUrl`. Example: `mc1.auth.example.com`.
   */
  readonly authBase: string;
  /**
   * Text: business unit of the token. For `tokenParameters`. Example: `510000001`. Default: none.
   */
  readonly accountId?: string | undefined;
}

/**
 * Salesforce Marketing Cloud. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/salesforce-marketingcloud/FuelSDK-Node-Auth
 * @example
 * const client = new OAuthClient({ ...sfmc({ authBase: "mc1.auth.example.com" }), clientId, clientSecret });
 */
export function sfmc(variables: SfmcVariables): PresetOptions {
  return fill(
    "sfmc",
    variables,
    { authBase: [host], accountId: [text, "\u0000"] },
    {
      tokenUrl: "https://{authBase}/v2/token",
      tokenRequestFormat: "json",
      tokenParameters: { account_id: "{accountId}" },
      profile: { baseUrlMember: "rest_instance_url" },
    },
  );
}

/**
 * Trustpilot (application of a business). Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#trustpilot-cc
 * @example
 * const client = new OAuthClient({ ...trustpilot(), clientId, clientSecret });
 */
export function trustpilot(): PresetOptions {
  return {
    tokenUrl:
      "https://api.trustpilot.com/v1/oauth/oauth-business-users-for-applications/accesstoken",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.trustpilot.com/",
  };
}
