// Owns the presets of the category health. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { base, host, text } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/** The variables of athenahealth. */
export interface AthenahealthVariables {
  /**
   * One of production, preview. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "preview" | undefined;
}

/**
 * athenahealth. Confidence: third-party code that runs against it.
 *
 * `everbearer/athena` has a typed client.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#athenahealth
 * @example
 * const client = new OAuthClient({ ...athenahealth(), clientId, clientSecret });
 */
export function athenahealth(variables?: AthenahealthVariables): PresetOptions {
  return fill(
    "athenahealth",
    variables,
    {
      environment: [
        [/^(production|preview)$/, "production or preview."],
        "production",
        {
          production: { api: "api.platform.athenahealth.com" },
          preview: { api: "api.preview.platform.athenahealth.com" },
        },
      ],
    },
    {
      tokenUrl: "https://{api}/oauth2/v1/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{api}/",
    },
  );
}

/**
 * Availity. Confidence: third-party code that runs against it.
 *
 * It wants the option `scope`.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#availity
 * @see https://github.com/api-evangelist/availity
 * @example
 * const client = new OAuthClient({ ...availity(), clientId, clientSecret });
 */
export function availity(): PresetOptions {
  return {
    tokenUrl: "https://api.availity.com/v1/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.availity.com/",
  };
}

/** The variables of CMS Beneficiary Claims Data API (BCDA). */
export interface BcdaVariables {
  /**
   * One of production, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
}

/**
 * CMS Beneficiary Claims Data API (BCDA). Confidence: the vendor's own page or code.
 *
 * The credentials themselves end after 90 days.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/CMSgov/bcda-static-site
 * @example
 * const client = new OAuthClient({ ...bcda(), clientId, clientSecret });
 */
export function bcda(variables?: BcdaVariables): PresetOptions {
  return fill(
    "bcda",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        { production: { api: "api.bcda.cms.gov" }, sandbox: { api: "sandbox.bcda.cms.gov" } },
      ],
    },
    {
      tokenUrl: "https://{api}/auth/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{api}/",
      profile: { grantTypeParameter: "" },
    },
  );
}

/** The variables of Candid Health. */
export interface CandidHealthVariables {
  /**
   * Host name, with a path if there is one, without `https://`. For `tokenUrl` and `baseUrl`. Example: `api.example.com/v1`.
   */
  readonly apiBase: string;
}

/**
 * Candid Health. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see rubydoc.info/gems/candidhealth
 * @example
 * const client = new OAuthClient({ ...candidHealth({ apiBase: "api.example.com/v1" }), clientId, clientSecret });
 */
export function candidHealth(variables: CandidHealthVariables): PresetOptions {
  return fill(
    "candid-health",
    variables,
    { apiBase: [base] },
    {
      tokenUrl: "https://{apiBase}/auth/v2/token",
      tokenRequestFormat: "json",
      baseUrl: "https://{apiBase}/",
    },
  );
}

/** The variables of Epic on FHIR, backend systems. */
export interface EpicBackendVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `fhir.epic.com`.
   */
  readonly epicHost: string;
}

/**
 * Epic on FHIR, backend systems. Confidence: third parties, of whom two agree.
 *
 * It wants the option `scope`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string interconnect-fhir-oauth/oauth2/token), three signers that agree
 * @example
 * const client = new OAuthClient({ ...epicBackend({ epicHost: "fhir.epic.com" }), clientId, clientSecret });
 */
export function epicBackend(variables: EpicBackendVariables): PresetOptions {
  return fill(
    "epic-backend",
    variables,
    { epicHost: [host] },
    {
      tokenUrl: "https://{epicHost}/interconnect-fhir-oauth/oauth2/token",
      clientAuthentication: "private_key_jwt",
      assertionAudience: "tokenUrl",
      keyAlgorithm: "RS384",
      baseUrl: "https://{epicHost}/interconnect-fhir-oauth/api/FHIR/R4/",
    },
  );
}

/**
 * FatSecret Platform. Confidence: third parties, of whom two agree.
 *
 * It wants the option `scope`.
 *
 * @see public code (exact string oauth.fatsecret.com/connect/token), three clients that agree
 * @example
 * const client = new OAuthClient({ ...fatsecret(), clientId, clientSecret });
 */
export function fatsecret(): PresetOptions {
  return {
    tokenUrl: "https://oauth.fatsecret.com/connect/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://platform.fatsecret.com/rest/",
  };
}

/** The variables of NHS England API platform, application-restricted. */
export interface NhsEnglandVariables {
  /**
   * One of production, integration, sandbox, internal-dev. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "integration" | "sandbox" | "internal-dev" | undefined;
}

/**
 * NHS England API platform, application-restricted. Confidence: third parties, of whom two agree.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string api.service.nhs.uk/oauth2/token), three signers that agree
 * @example
 * const client = new OAuthClient({ ...nhsEngland(), clientId, clientSecret });
 */
export function nhsEngland(variables?: NhsEnglandVariables): PresetOptions {
  return fill(
    "nhs-england",
    variables,
    {
      environment: [
        [
          /^(production|integration|sandbox|internal-dev)$/,
          "production, integration, sandbox or internal-dev.",
        ],
        "production",
        {
          production: { api: "api.service.nhs.uk" },
          integration: { api: "int.api.service.nhs.uk" },
          sandbox: { api: "sandbox.api.service.nhs.uk" },
          "internal-dev": { api: "internal-dev.api.service.nhs.uk" },
        },
      ],
    },
    {
      tokenUrl: "https://{api}/oauth2/token",
      clientAuthentication: "private_key_jwt",
      assertionAudience: "tokenUrl",
      keyAlgorithm: "RS512",
      baseUrl: "https://{api}/",
    },
  );
}

/** The variables of Optum Real. */
export interface OptumSentinelVariables {
  /**
   * One of production, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
}

/**
 * Optum Real. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#optum-real
 * @see https://github.com/api-evangelist/optum
 * @example
 * const client = new OAuthClient({ ...optumSentinel(), clientId, clientSecret });
 */
export function optumSentinel(variables?: OptumSentinelVariables): PresetOptions {
  return fill(
    "optum-sentinel",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        { production: { api: "apigw.optum.com" }, sandbox: { api: "sandbox-apigw.optum.com" } },
      ],
    },
    {
      tokenUrl: "https://{api}/apip/auth/sntl/v1/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{api}/",
    },
  );
}

/** The variables of pVerify. */
export interface PverifyVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `api.example.com`.
   */
  readonly apiHost: string;
}

/**
 * pVerify. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#pverify
 * @example
 * const client = new OAuthClient({ ...pverify({ apiHost: "api.example.com" }), clientId, clientSecret });
 */
export function pverify(variables: PverifyVariables): PresetOptions {
  return fill(
    "pverify",
    variables,
    { apiHost: [host] },
    {
      tokenUrl: "https://{apiHost}/Token",
      clientAuthentication: "client_secret_post",
      tokenRequestHeaders: { "Client-API-Id": "{client_id}" },
      baseUrl: "https://{apiHost}/",
      headers: { "Client-API-Id": "{client_id}" },
      profile: { clientIdParameter: "Client_Id", clientSecretParameter: "Client_Secret" },
    },
  );
}

/**
 * Redox. Confidence: third parties, of whom two agree.
 *
 * @see public code (exact string api.redoxengine.com/v2/auth/token), four signers that agree on the audience
 * @example
 * const client = new OAuthClient({ ...redox(), clientId, clientSecret });
 */
export function redox(): PresetOptions {
  return {
    tokenUrl: "https://api.redoxengine.com/v2/auth/token",
    clientAuthentication: "private_key_jwt",
    assertionAudience: "tokenUrl",
    keyAlgorithm: "RS384",
    baseUrl: "https://api.redoxengine.com/",
  };
}

/** The variables of SATUSEHAT (Indonesia, Ministry of Health). */
export interface SatusehatVariables {
  /**
   * Host name, with a path if there is one, without `https://`. For `tokenUrl`. Example: `api.example.go.id/oauth2/v1`.
   */
  readonly authUrl: string;
}

/**
 * SATUSEHAT (Indonesia, Ministry of Health). Confidence: third parties, of whom two agree.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string accesstoken?grant_type=client_credentials), four clients that agree
 * @example
 * const client = new OAuthClient({ ...satusehat({ authUrl: "api.example.go.id/oauth2/v1" }), clientId, clientSecret });
 */
export function satusehat(variables: SatusehatVariables): PresetOptions {
  return fill(
    "satusehat",
    variables,
    { authUrl: [base] },
    {
      tokenUrl: "https://{authUrl}/accesstoken?grant_type=client_credentials",
      clientAuthentication: "client_secret_post",
      profile: { grantTypeParameter: "" },
    },
  );
}

/** The variables of WHO ICD-11 API. */
export interface WhoIcdVariables {
  /**
   * Text: language of the answers. For `headers`. Example: `en`. Default: none.
   */
  readonly language?: string | undefined;
}

/**
 * WHO ICD-11 API. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/ICD-API/Python-samples
 * @example
 * const client = new OAuthClient({ ...whoIcd(), clientId, clientSecret });
 */
export function whoIcd(variables?: WhoIcdVariables): PresetOptions {
  return fill(
    "who-icd",
    variables,
    { language: [text, "\u0000"] },
    {
      tokenUrl: "https://icdaccessmanagement.who.int/connect/token",
      clientAuthentication: "client_secret_post",
      scope: "icdapi_access",
      baseUrl: "https://id.who.int/icd/",
      headers: { "API-Version": "v2", "Accept-Language": "{language}" },
    },
  );
}
