// Owns the presets of the category dev infra. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { host, label, segment, text } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/**
 * Apple Business Manager. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#apple-business-manager
 * @example
 * const client = new OAuthClient({ ...appleBusinessManager(), clientId, clientSecret });
 */
export function appleBusinessManager(): PresetOptions {
  return {
    tokenUrl: "https://account.apple.com/auth/oauth2/v2/token",
    clientAuthentication: "private_key_jwt",
    assertionAudience: "tokenUrl",
    keyAlgorithm: "ES256",
    scope: "business.api",
    baseUrl: "https://api-business.apple.com/",
  };
}

/**
 * Atlassian service accounts. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#atlassian-service-account-oauth2
 * @example
 * const client = new OAuthClient({ ...atlassianServiceAccount(), clientId, clientSecret });
 */
export function atlassianServiceAccount(): PresetOptions {
  return {
    tokenUrl: "https://auth.atlassian.com/oauth/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.atlassian.com/",
    profile: { retryAfterHeader: "x-ratelimit-reset", retryAfterFormat: "epoch_seconds" },
  };
}

/**
 * Autodesk Platform Services (two-legged). Confidence: the vendor's own page or code.
 *
 * It wants the option `scope`.
 *
 * @see https://github.com/autodesk-platform-services/aps-sdk-node
 * @example
 * const client = new OAuthClient({ ...autodeskAps(), clientId, clientSecret });
 */
export function autodeskAps(): PresetOptions {
  return {
    tokenUrl: "https://developer.api.autodesk.com/authentication/v2/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://developer.api.autodesk.com/",
  };
}

/** The variables of ConnectWise RMM. */
export interface ConnectwiseRmmVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `rmm.example.com`.
   */
  readonly regionHost: string;
}

/**
 * ConnectWise RMM. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#connectwise-rmm
 * @example
 * const client = new OAuthClient({ ...connectwiseRmm({ regionHost: "rmm.example.com" }), clientId, clientSecret });
 */
export function connectwiseRmm(variables: ConnectwiseRmmVariables): PresetOptions {
  return fill(
    "connectwise-rmm",
    variables,
    { regionHost: [host] },
    {
      tokenUrl: "https://openapi.service.{regionHost}/v1/token",
      tokenRequestFormat: "json",
      baseUrl: "https://openapi.service.{regionHost}/",
    },
  );
}

/** The variables of Dynatrace Account Management and Platform. */
export interface DynatraceAccountVariables {
  /**
   * Segment of a path. For `resource`. Example: `9d1e0a3c-1111-4222-8333-444455556666`.
   */
  readonly accountUuid: string;
}

/**
 * Dynatrace Account Management and Platform. Confidence: third-party code that runs against it.
 *
 * It wants the option `scope`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#dynatrace-oauth
 * @see https://github.com/api-evangelist/dynatrace
 * @see https://github.com/Dynatrace/dynatrace-configuration-as-code
 * @example
 * const client = new OAuthClient({ ...dynatraceAccount({ accountUuid: "9d1e0a3c-1111-4222-8333-444455556666" }), clientId, clientSecret });
 */
export function dynatraceAccount(variables: DynatraceAccountVariables): PresetOptions {
  return fill(
    "dynatrace-account",
    variables,
    { accountUuid: [segment] },
    {
      tokenUrl: "https://sso.dynatrace.com/sso/oauth2/token",
      clientAuthentication: "client_secret_post",
      resource: "urn:dtaccount:{accountUuid}",
      baseUrl: "https://api.dynatrace.com/",
    },
  );
}

/**
 * Equinix Fabric and portal APIs. Confidence: the vendor's own page or code.
 *
 * @see https://github.com/equinix/oauth2-go
 * @example
 * const client = new OAuthClient({ ...equinix(), clientId, clientSecret });
 */
export function equinix(): PresetOptions {
  return {
    tokenUrl: "https://api.equinix.com/oauth2/v1/token",
    tokenRequestFormat: "json",
    baseUrl: "https://api.equinix.com/",
    profile: {
      expiresInMember: "token_timeout",
      errorMember: "errorCode",
      errorDescriptionMember: "errorMessage",
    },
  };
}

/** The variables of HaloPSA. */
export interface HaloPsaVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `acme.halo.example`.
   */
  readonly host: string;
}

/**
 * HaloPSA. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#halo-psa
 * @example
 * const client = new OAuthClient({ ...haloPsa({ host: "acme.halo.example" }), clientId, clientSecret });
 */
export function haloPsa(variables: HaloPsaVariables): PresetOptions {
  return fill(
    "halo-psa",
    variables,
    { host: [host] },
    {
      tokenUrl: "https://{host}/auth/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{host}/api/",
    },
  );
}

/** The variables of HashiCorp Cloud Platform. */
export interface HashicorpHcpVariables {
  /**
   * One of us, eu. For `tokenUrl` and `baseUrl`. Default: us.
   */
  readonly region?: "us" | "eu" | undefined;
}

/**
 * HashiCorp Cloud Platform. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/hashicorp/hcp-sdk-go
 * @example
 * const client = new OAuthClient({ ...hashicorpHcp(), clientId, clientSecret });
 */
export function hashicorpHcp(variables?: HashicorpHcpVariables): PresetOptions {
  return fill(
    "hashicorp-hcp",
    variables,
    {
      region: [
        [/^(us|eu)$/, "us or eu."],
        "us",
        {
          us: { idp: "auth.idp.hashicorp.com", api: "api.cloud.hashicorp.com" },
          eu: { idp: "auth.idp.eu.hashicorp.com", api: "api.cloud.eu.hashicorp.com" },
        },
      ],
    },
    {
      tokenUrl: "https://{idp}/oauth2/token",
      audience: "https://api.hashicorp.cloud",
      baseUrl: "https://{api}/",
    },
  );
}

/**
 * MongoDB Atlas service accounts. Confidence: the vendor's own page or code.
 *
 * @see https://github.com/mongodb/atlas-sdk-go
 * @example
 * const client = new OAuthClient({ ...mongodbAtlas(), clientId, clientSecret });
 */
export function mongodbAtlas(): PresetOptions {
  return {
    tokenUrl: "https://cloud.mongodb.com/api/oauth/token",
    baseUrl: "https://cloud.mongodb.com/api/atlas/",
  };
}

/** The variables of Nexthink. */
export interface NexthinkVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `acme`.
   */
  readonly instance: string;
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `eu`.
   */
  readonly region: string;
}

/**
 * Nexthink. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#nexthink
 * @example
 * const client = new OAuthClient({ ...nexthink({ instance: "acme", region: "eu" }), clientId, clientSecret });
 */
export function nexthink(variables: NexthinkVariables): PresetOptions {
  return fill(
    "nexthink",
    variables,
    { instance: [label], region: [label] },
    {
      tokenUrl: "https://{instance}-login.{region}.nexthink.cloud/oauth2/default/v1/token",
      clientAuthentication: "client_secret_basic_raw",
      scope: "service:integration",
      baseUrl: "https://{instance}.api.{region}.nexthink.cloud/",
    },
  );
}

/** The variables of NinjaOne RMM. */
export interface NinjaoneVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `eu.ninjarmm.com`. Default: app.ninjarmm.com.
   */
  readonly instance?: string | undefined;
}

/**
 * NinjaOne RMM. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#ninjaone-rmm
 * @example
 * const client = new OAuthClient({ ...ninjaone(), clientId, clientSecret });
 */
export function ninjaone(variables?: NinjaoneVariables): PresetOptions {
  return fill(
    "ninjaone",
    variables,
    { instance: [host, "app.ninjarmm.com"] },
    {
      tokenUrl: "https://{instance}/ws/oauth/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{instance}/",
    },
  );
}

/** The variables of PagerDuty scoped OAuth. */
export interface PagerdutyVariables {
  /**
   * One of us, eu. For `baseUrl`. Default: us.
   */
  readonly region?: "us" | "eu" | undefined;
}

/**
 * PagerDuty scoped OAuth. Confidence: third parties, of whom two agree.
 *
 * It wants the option `scope`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string identity.pagerduty.com/oauth/token), two clients that agree
 * @example
 * const client = new OAuthClient({ ...pagerduty(), clientId, clientSecret });
 */
export function pagerduty(variables?: PagerdutyVariables): PresetOptions {
  return fill(
    "pagerduty",
    variables,
    {
      region: [
        [/^(us|eu)$/, "us or eu."],
        "us",
        { us: { api: "api.pagerduty.com" }, eu: { api: "api.eu.pagerduty.com" } },
      ],
    },
    {
      tokenUrl: "https://identity.pagerduty.com/oauth/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{api}/",
    },
  );
}

/**
 * Pipedream Connect. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#pipedream-oauth2-cc
 * @example
 * const client = new OAuthClient({ ...pipedream(), clientId, clientSecret });
 */
export function pipedream(): PresetOptions {
  return {
    tokenUrl: "https://api.pipedream.com/v1/oauth/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.pipedream.com/",
  };
}

/** The variables of Procore (developer-managed service account). */
export interface ProcoreVariables {
  /**
   * Text: company of each call. For `headers`. Example: `1234`. Default: none.
   */
  readonly companyId?: string | undefined;
}

/**
 * Procore (developer-managed service account). Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/procore/documentation
 * @example
 * const client = new OAuthClient({ ...procore(), clientId, clientSecret });
 */
export function procore(variables?: ProcoreVariables): PresetOptions {
  return fill(
    "procore",
    variables,
    { companyId: [text, "\u0000"] },
    {
      tokenUrl: "https://login.procore.com/oauth/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://api.procore.com/",
      headers: { "Procore-Company-Id": "{companyId}" },
    },
  );
}

/**
 * Tailscale OAuth clients. Confidence: the vendor's own page or code.
 *
 * The grant type may be left out.
 *
 * @see https://github.com/tailscale/tailscale-client-go-v2
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#tailscale
 * @example
 * const client = new OAuthClient({ ...tailscale(), clientId, clientSecret });
 */
export function tailscale(): PresetOptions {
  return {
    tokenUrl: "https://api.tailscale.com/api/v2/oauth/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.tailscale.com/api/v2/",
  };
}
