// Owns the presets of the category security. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { host, label, labels, text } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/**
 * Cisco Secure Access. Confidence: the vendor's own page or code.
 *
 * @see https://github.com/CiscoDevNet/cloud-security
 * @example
 * const client = new OAuthClient({ ...ciscoSecureAccess(), clientId, clientSecret });
 */
export function ciscoSecureAccess(): PresetOptions {
  return {
    tokenUrl: "https://api.sse.cisco.com/auth/v2/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.sse.cisco.com/",
  };
}

/**
 * Cisco Umbrella. Confidence: the vendor's own page or code.
 *
 * @see https://github.com/CiscoDevNet/cloud-security
 * @example
 * const client = new OAuthClient({ ...ciscoUmbrella(), clientId, clientSecret });
 */
export function ciscoUmbrella(): PresetOptions {
  return {
    tokenUrl: "https://api.umbrella.com/auth/v2/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.umbrella.com/",
  };
}

/** The variables of CrowdStrike Falcon. */
export interface CrowdstrikeVariables {
  /**
   * One of us-1, us-2, eu-1, us-gov-1, us-gov-2. For `tokenUrl` and `baseUrl`. Default: us-1.
   */
  readonly cloud?: "us-1" | "us-2" | "eu-1" | "us-gov-1" | "us-gov-2" | undefined;
}

/**
 * CrowdStrike Falcon. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/CrowdStrike/falconpy
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#crowdstrike
 * @example
 * const client = new OAuthClient({ ...crowdstrike(), clientId, clientSecret });
 */
export function crowdstrike(variables?: CrowdstrikeVariables): PresetOptions {
  return fill(
    "crowdstrike",
    variables,
    {
      cloud: [
        [/^(us-1|us-2|eu-1|us-gov-1|us-gov-2)$/, "us-1, us-2, eu-1, us-gov-1 or us-gov-2."],
        "us-1",
        {
          "us-1": { api: "api.crowdstrike.com" },
          "us-2": { api: "api.us-2.crowdstrike.com" },
          "eu-1": { api: "api.eu-1.crowdstrike.com" },
          "us-gov-1": { api: "api.laggar.gcw.crowdstrike.com" },
          "us-gov-2": { api: "api.us-gov-2.crowdstrike.mil" },
        },
      ],
    },
    {
      tokenUrl: "https://{api}/oauth2/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{api}/",
      profile: {
        errorDescriptionMember: "errors[0].message",
        retryAfterHeader: "x-ratelimit-retryafter",
        retryAfterFormat: "epoch_seconds",
      },
    },
  );
}

/** The variables of Delinea DevOps Secrets Vault. */
export interface DelineaDsvVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `acme`.
   */
  readonly tenant: string;
  /**
   * One or several labels of a host name. For `tokenUrl` and `baseUrl`. Example: `com`.
   */
  readonly tld: string;
}

/**
 * Delinea DevOps Secrets Vault. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/DelineaXPM/dsv-sdk-go
 * @example
 * const client = new OAuthClient({ ...delineaDsv({ tenant: "acme", tld: "com" }), clientId, clientSecret });
 */
export function delineaDsv(variables: DelineaDsvVariables): PresetOptions {
  return fill(
    "delinea-dsv",
    variables,
    { tenant: [label], tld: [labels] },
    {
      tokenUrl: "https://{tenant}.secretsvaultcloud.{tld}/v1/token",
      tokenRequestFormat: "json",
      baseUrl: "https://{tenant}.secretsvaultcloud.{tld}/v1/",
      profile: { accessTokenMember: "accessToken", expiresInMember: "expiresIn" },
    },
  );
}

/**
 * dope.security. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#dope-security
 * @example
 * const client = new OAuthClient({ ...dopeSecurity(), clientId, clientSecret });
 */
export function dopeSecurity(): PresetOptions {
  return {
    tokenUrl: "https://api.flightdeck.dope.security/v1/partner/oauth/token",
    tokenRequestFormat: "json",
    baseUrl: "https://api.flightdeck.dope.security/",
  };
}

/** The variables of ExtraHop RevealX 360. */
export interface ExtrahopRevealx360Variables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `acme.api.cloud.example`.
   */
  readonly host: string;
}

/**
 * ExtraHop RevealX 360. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/ExtraHop/code-examples
 * @example
 * const client = new OAuthClient({ ...extrahopRevealx360({ host: "acme.api.cloud.example" }), clientId, clientSecret });
 */
export function extrahopRevealx360(variables: ExtrahopRevealx360Variables): PresetOptions {
  return fill(
    "extrahop-revealx360",
    variables,
    { host: [host] },
    {
      tokenUrl: "https://{host}/oauth2/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{host}/",
    },
  );
}

/** The variables of Jamf Pro. */
export interface JamfProVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `acme`.
   */
  readonly instance: string;
}

/**
 * Jamf Pro. Confidence: third-party code that runs against it.
 *
 * API roles say what a token may do, not scopes.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#jamf
 * @see https://github.com/api-evangelist/jamf
 * @example
 * const client = new OAuthClient({ ...jamfPro({ instance: "acme" }), clientId, clientSecret });
 */
export function jamfPro(variables: JamfProVariables): PresetOptions {
  return fill(
    "jamf-pro",
    variables,
    { instance: [label] },
    {
      tokenUrl: "https://{instance}.jamfcloud.com/api/v1/oauth/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{instance}.jamfcloud.com/",
    },
  );
}

/** The variables of Lacework / FortiCNAPP. */
export interface LaceworkVariables {
  /**
   * One or several labels of a host name. For `tokenUrl` and `baseUrl`. Example: `acme`.
   */
  readonly account: string;
  /**
   * Text: id of the access key, the same as `clientId`. For `tokenParameters`. Example: `ACME_1`.
   */
  readonly keyId: string;
}

/**
 * Lacework / FortiCNAPP. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/lacework/go-sdk
 * @example
 * const client = new OAuthClient({ ...lacework({ account: "acme", keyId: "ACME_1" }), clientId, clientSecret });
 */
export function lacework(variables: LaceworkVariables): PresetOptions {
  return fill(
    "lacework",
    variables,
    { account: [labels], keyId: [text] },
    {
      tokenUrl: "https://{account}.lacework.net/api/v2/access/tokens",
      clientAuthentication: "client_secret_headers",
      tokenRequestFormat: "json",
      tokenParameters: { keyId: "{keyId}", expiryTime: 3600 },
      tokenRequestHeaders: { "X-LW-UAKS": "{client_secret}" },
      baseUrl: "https://{account}.lacework.net/api/v2/",
      profile: {
        grantTypeParameter: "",
        accessTokenMember: "token",
        expiresInMember: "expiresAt",
        expiresInFormat: "iso8601",
        tokenScheme: "",
      },
    },
  );
}

/** The variables of Malwarebytes Nebula / ThreatDown. */
export interface MalwarebytesNebulaVariables {
  /**
   * Text: account of each call. For `headers`. Example: `acc-1`.
   */
  readonly accountId: string;
}

/**
 * Malwarebytes Nebula / ThreatDown. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#malwarebytes
 * @example
 * const client = new OAuthClient({ ...malwarebytesNebula({ accountId: "acc-1" }), clientId, clientSecret });
 */
export function malwarebytesNebula(variables: MalwarebytesNebulaVariables): PresetOptions {
  return fill(
    "malwarebytes-nebula",
    variables,
    { accountId: [text] },
    {
      tokenUrl: "https://api.malwarebytes.com/oauth2/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://api.malwarebytes.com/",
      headers: { accountid: "{accountId}" },
    },
  );
}

/**
 * Mimecast API 2.0. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#mimecast
 * @example
 * const client = new OAuthClient({ ...mimecast(), clientId, clientSecret });
 */
export function mimecast(): PresetOptions {
  return {
    tokenUrl: "https://api.services.mimecast.com/oauth/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.services.mimecast.com/",
  };
}

/** The variables of Palo Alto Prisma SASE / Strata. */
export interface PrismaSaseVariables {
  /**
   * Text: id of the tenant service group. For `scope`. Example: `1234567890`.
   */
  readonly tsgId: string;
}

/**
 * Palo Alto Prisma SASE / Strata. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/PaloAltoNetworks/prisma-sase-sdk-python
 * @example
 * const client = new OAuthClient({ ...prismaSase({ tsgId: "1234567890" }), clientId, clientSecret });
 */
export function prismaSase(variables: PrismaSaseVariables): PresetOptions {
  return fill(
    "prisma-sase",
    variables,
    { tsgId: [text] },
    {
      tokenUrl: "https://auth.apps.paloaltonetworks.com/auth/v1/oauth2/access_token",
      clientAuthentication: "client_secret_basic_raw",
      scope: "tsg_id:{tsgId} email profile",
    },
  );
}

/** The variables of Rubrik Security Cloud. */
export interface RubrikRscVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `acme`.
   */
  readonly account: string;
}

/**
 * Rubrik Security Cloud. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/rubrikinc/rubrik-polaris-sdk-for-go
 * @example
 * const client = new OAuthClient({ ...rubrikRsc({ account: "acme" }), clientId, clientSecret });
 */
export function rubrikRsc(variables: RubrikRscVariables): PresetOptions {
  return fill(
    "rubrik-rsc",
    variables,
    { account: [label] },
    {
      tokenUrl: "https://{account}.my.rubrik.com/api/client_token",
      tokenRequestFormat: "json",
      baseUrl: "https://{account}.my.rubrik.com/",
      profile: { expiresInFormat: "jwt" },
    },
  );
}

/** The variables of Sophos Central. */
export interface SophosCentralVariables {
  /**
   * Text: tenant of each call. For `headers`. Example: `tenant-1`. Default: none.
   */
  readonly tenantId?: string | undefined;
}

/**
 * Sophos Central. Confidence: the vendor's own page or code.
 *
 * The host of the API is told by `GET https://api.central.sophos.com/whoami/v1`, and is given as `baseUrl`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/sophos/Sophos-Central-SIEM-Integration
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sophos-central
 * @example
 * const client = new OAuthClient({ ...sophosCentral(), clientId, clientSecret });
 */
export function sophosCentral(variables?: SophosCentralVariables): PresetOptions {
  return fill(
    "sophos-central",
    variables,
    { tenantId: [text, "\u0000"] },
    {
      tokenUrl: "https://id.sophos.com/api/v2/oauth2/token",
      clientAuthentication: "client_secret_post",
      scope: "token",
      headers: { "X-Tenant-ID": "{tenantId}" },
    },
  );
}

/** The variables of Vanta. */
export interface VantaVariables {
  /**
   * One of commercial, government. For `tokenUrl` and `baseUrl`. Default: commercial.
   */
  readonly environment?: "commercial" | "government" | undefined;
}

/**
 * Vanta. Confidence: the vendor's own page or code.
 *
 * It wants the option `scope`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://developer.vanta.com/docs/rest-api-authentication
 * @see https://developer.vanta.com/docs/authorization-token
 * @see https://developer.vanta.com/reference/overview
 * @example
 * const client = new OAuthClient({ ...vanta(), clientId, clientSecret });
 */
export function vanta(variables?: VantaVariables): PresetOptions {
  return fill(
    "vanta",
    variables,
    {
      environment: [
        [/^(commercial|government)$/, "commercial or government."],
        "commercial",
        { commercial: { api: "api.vanta.com" }, government: { api: "api.vanta-gov.com" } },
      ],
    },
    {
      tokenUrl: "https://{api}/oauth/token",
      tokenRequestFormat: "json",
      baseUrl: "https://{api}/",
    },
  );
}

/** The variables of Vectra AI. */
export interface VectraVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `acme.portal.example`.
   */
  readonly host: string;
}

/**
 * Vectra AI. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/vectranetworks/vectra_api_tools
 * @example
 * const client = new OAuthClient({ ...vectra({ host: "acme.portal.example" }), clientId, clientSecret });
 */
export function vectra(variables: VectraVariables): PresetOptions {
  return fill(
    "vectra",
    variables,
    { host: [host] },
    {
      tokenUrl: "https://{host}/oauth2/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{host}/api/v3/",
    },
  );
}

/** The variables of Wiz. */
export interface WizVariables {
  /**
   * Label of a host name: region of the API. For `baseUrl`. Example: `us17`. Default: none.
   */
  readonly region?: string | undefined;
}

/**
 * Wiz. Confidence: third parties, of whom two agree.
 *
 * Older tenants have the audience `beyond-api`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string wiz-api), two clients that agree
 * @example
 * const client = new OAuthClient({ ...wiz(), clientId, clientSecret });
 */
export function wiz(variables?: WizVariables): PresetOptions {
  return fill(
    "wiz",
    variables,
    { region: [label, "\u0000"] },
    {
      tokenUrl: "https://auth.app.wiz.io/oauth/token",
      clientAuthentication: "client_secret_post",
      audience: "wiz-api",
      baseUrl: "https://api.{region}.app.wiz.io/",
    },
  );
}

/** The variables of Zscaler OneAPI (ZIdentity). */
export interface ZscalerOneapiVariables {
  /**
   * Label of a host name. For `tokenUrl`. Example: `acme`.
   */
  readonly vanityDomain: string;
  /**
   * One of commercial, gov, govus. For `tokenUrl` and `baseUrl`. Default: commercial.
   */
  readonly cloud?: "commercial" | "gov" | "govus" | undefined;
}

/**
 * Zscaler OneAPI (ZIdentity). Confidence: the vendor's own page or code.
 *
 * Other clouds have their name after `zslogin`: give `tokenUrl`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/zscaler/zscaler-sdk-go
 * @example
 * const client = new OAuthClient({ ...zscalerOneapi({ vanityDomain: "acme" }), clientId, clientSecret });
 */
export function zscalerOneapi(variables: ZscalerOneapiVariables): PresetOptions {
  return fill(
    "zscaler-oneapi",
    variables,
    {
      vanityDomain: [label],
      cloud: [
        [/^(commercial|gov|govus)$/, "commercial, gov or govus."],
        "commercial",
        {
          commercial: { login: "zslogin.net", api: "\u0000" },
          gov: { login: "zidentitygov.net", api: "api.zscalergov.net" },
          govus: { login: "zidentitygovus.net", api: "api.zscalergov.us" },
        },
      ],
    },
    {
      tokenUrl: "https://{vanityDomain}.{login}/oauth2/v1/token",
      clientAuthentication: "client_secret_post",
      audience: "https://api.zscaler.com",
      baseUrl: "https://{api}/",
    },
  );
}
