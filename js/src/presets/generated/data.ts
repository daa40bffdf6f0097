// Owns the presets of the category data. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { host, segment, text } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/** The variables of Altrata. */
export interface AltrataVariables {
  /**
   * Text: key of the API. For `tokenRequestHeaders` and `headers`. Example: `api-key`.
   */
  readonly apiKey: string;
  /**
   * Host name, without `https://`: host of the API. For `baseUrl`. Example: `api.example.com`. Default: none.
   */
  readonly host?: string | undefined;
}

/**
 * Altrata. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#altrata
 * @example
 * const client = new OAuthClient({ ...altrata({ apiKey: "api-key" }), clientId, clientSecret });
 */
export function altrata(variables: AltrataVariables): PresetOptions {
  return fill(
    "altrata",
    variables,
    { apiKey: [text], host: [host, "\u0000"] },
    {
      tokenUrl: "https://api-auth.altrata.com/oauth2/token",
      clientAuthentication: "client_secret_basic_raw",
      tokenRequestFormat: "query",
      tokenRequestHeaders: { "x-api-key": "{apiKey}" },
      baseUrl: "https://{host}/",
      headers: { "x-api-key": "{apiKey}" },
    },
  );
}

/** The variables of Box, client credentials grant. */
export interface BoxCcgVariables {
  /**
   * One of enterprise, user. For `tokenParameters`.
   */
  readonly subjectType: "enterprise" | "user";
  /**
   * Text: id of the enterprise or user. For `tokenParameters`. Example: `12345`.
   */
  readonly subjectId: string;
}

/**
 * Box, client credentials grant. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/box/box-node-sdk
 * @example
 * const client = new OAuthClient({ ...boxCcg({ subjectType: "enterprise", subjectId: "12345" }), clientId, clientSecret });
 */
export function boxCcg(variables: BoxCcgVariables): PresetOptions {
  return fill(
    "box-ccg",
    variables,
    { subjectType: [[/^(enterprise|user)$/, "enterprise or user."]], subjectId: [text] },
    {
      tokenUrl: "https://api.box.com/oauth2/token",
      clientAuthentication: "client_secret_post",
      tokenParameters: { box_subject_type: "{subjectType}", box_subject_id: "{subjectId}" },
      baseUrl: "https://api.box.com/",
    },
  );
}

/** The variables of Databricks, account. */
export interface DatabricksAccountVariables {
  /**
   * Segment of a path. For `tokenUrl` and `baseUrl`. Example: `0d26daa6-5e44-4c97-a497-ef015f91254a`.
   */
  readonly accountId: string;
}

/**
 * Databricks, account. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#databricks-account
 * @example
 * const client = new OAuthClient({ ...databricksAccount({ accountId: "0d26daa6-5e44-4c97-a497-ef015f91254a" }), clientId, clientSecret });
 */
export function databricksAccount(variables: DatabricksAccountVariables): PresetOptions {
  return fill(
    "databricks-account",
    variables,
    { accountId: [segment] },
    {
      tokenUrl: "https://accounts.cloud.databricks.com/oidc/accounts/{accountId}/v1/token",
      clientAuthentication: "client_secret_post",
      scope: "all-apis",
      baseUrl: "https://accounts.cloud.databricks.com/api/2.0/accounts/{accountId}/",
    },
  );
}

/** The variables of Databricks, workspace. */
export interface DatabricksWorkspaceVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `dbc-a1b2.cloud.example.com`.
   */
  readonly instance: string;
}

/**
 * Databricks, workspace. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/databricks/databricks-sdk-py
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#databricks-workspace
 * @example
 * const client = new OAuthClient({ ...databricksWorkspace({ instance: "dbc-a1b2.cloud.example.com" }), clientId, clientSecret });
 */
export function databricksWorkspace(variables: DatabricksWorkspaceVariables): PresetOptions {
  return fill(
    "databricks-workspace",
    variables,
    { instance: [host] },
    {
      tokenUrl: "https://{instance}/oidc/v1/token",
      clientAuthentication: "client_secret_basic_raw",
      scope: "all-apis",
      baseUrl: "https://{instance}/api/2.0/",
    },
  );
}

/**
 * Dun & Bradstreet Direct+. Confidence: third parties, of whom two agree.
 *
 * @see public code (exact string plus.dnb.com/v3/token), three workflows that agree on the request
 * @example
 * const client = new OAuthClient({ ...dnbDirectPlus(), clientId, clientSecret });
 */
export function dnbDirectPlus(): PresetOptions {
  return {
    tokenUrl: "https://plus.dnb.com/v3/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://plus.dnb.com/v1/",
    profile: { expiresInMember: "expirationDateTime", expiresInFormat: "iso8601" },
  };
}

/**
 * Domo. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#domo
 * @example
 * const client = new OAuthClient({ ...domo(), clientId, clientSecret });
 */
export function domo(): PresetOptions {
  return {
    tokenUrl: "https://api.domo.com/oauth/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.domo.com/",
    profile: { scopeSeparator: "," },
  };
}

/** The variables of Esri ArcGIS, app credentials. */
export interface EsriArcgisVariables {
  /**
   * Text: lifetime to ask for, in minutes. For `tokenParameters`. Example: `60`. Default: none.
   */
  readonly expiration?: string | undefined;
}

/**
 * Esri ArcGIS, app credentials. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/Esri/arcgis-rest-js
 * @example
 * const client = new OAuthClient({ ...esriArcgis(), clientId, clientSecret });
 */
export function esriArcgis(variables?: EsriArcgisVariables): PresetOptions {
  return fill(
    "esri-arcgis",
    variables,
    { expiration: [text, "\u0000"] },
    {
      tokenUrl: "https://www.arcgis.com/sharing/rest/oauth2/token/",
      clientAuthentication: "client_secret_post",
      tokenParameters: { f: "json", expiration: "{expiration}" },
      baseUrl: "https://www.arcgis.com/sharing/rest/",
      profile: { codeMember: "error.code", statusOfCode: { "498": 401, "499": 401 } },
    },
  );
}

/**
 * Heap. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#heap
 * @example
 * const client = new OAuthClient({ ...heap(), clientId, clientSecret });
 */
export function heap(): PresetOptions {
  return {
    tokenUrl: "https://heapanalytics.com/api/public/v0/auth_token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://heapanalytics.com/api/",
    profile: { grantTypeParameter: "" },
  };
}

/** The variables of Google Looker. */
export interface LookerVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `acme.looker.example`.
   */
  readonly host: string;
}

/**
 * Google Looker. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#looker
 * @example
 * const client = new OAuthClient({ ...looker({ host: "acme.looker.example" }), clientId, clientSecret });
 */
export function looker(variables: LookerVariables): PresetOptions {
  return fill(
    "looker",
    variables,
    { host: [host] },
    {
      tokenUrl: "https://{host}/api/4.0/login",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{host}/api/4.0/",
      profile: { grantTypeParameter: "" },
    },
  );
}

/**
 * Petfinder v2. Confidence: third parties, of whom two agree.
 *
 * @see public code (exact string api.petfinder.com/v2/oauth2/token), seven clients that agree
 * @example
 * const client = new OAuthClient({ ...petfinder(), clientId, clientSecret });
 */
export function petfinder(): PresetOptions {
  return {
    tokenUrl: "https://api.petfinder.com/v2/oauth2/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.petfinder.com/v2/",
  };
}

/**
 * Reltio. Confidence: the vendor's own page or code.
 *
 * @see https://docs.reltio.com/en/explore/get-going-with-apis-and-rocs-utilities/reltio-rest-apis/explore-apis/authentication-api
 * @example
 * const client = new OAuthClient({ ...reltio(), clientId, clientSecret });
 */
export function reltio(): PresetOptions {
  return {
    tokenUrl: "https://auth.reltio.com/oauth/token",
    clientAuthentication: "client_secret_basic_raw",
  };
}

/**
 * Sentinel Hub (Planet). Confidence: the vendor's own page or code.
 *
 * @see https://github.com/sentinel-hub/sentinelhub-py
 * @example
 * const client = new OAuthClient({ ...sentinelHub(), clientId, clientSecret });
 */
export function sentinelHub(): PresetOptions {
  return {
    tokenUrl: "https://services.sentinel-hub.com/oauth/token",
    baseUrl: "https://services.sentinel-hub.com/",
  };
}

/** The variables of Thomson Reuters (TR account). */
export interface ThomsonReutersVariables {
  /**
   * Text: id of the API, the audience. For `audience`. Example: `api-id`.
   */
  readonly apiId: string;
  /**
   * Host name, without `https://`: host of the API. For `baseUrl`. Example: `api.example.com`. Default: none.
   */
  readonly host?: string | undefined;
}

/**
 * Thomson Reuters (TR account). Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#thomson-reuters-legal-tracker-tr-account
 * @example
 * const client = new OAuthClient({ ...thomsonReuters({ apiId: "api-id" }), clientId, clientSecret });
 */
export function thomsonReuters(variables: ThomsonReutersVariables): PresetOptions {
  return fill(
    "thomson-reuters",
    variables,
    { apiId: [text], host: [host, "\u0000"] },
    {
      tokenUrl: "https://auth.thomsonreuters.com/oauth/token",
      clientAuthentication: "client_secret_basic_raw",
      audience: "{apiId}",
      baseUrl: "https://{host}/legal-tracker/",
    },
  );
}

/**
 * ZoomInfo, legacy JWT. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#zoominfo
 * @see https://github.com/api-evangelist/zoominfo
 * @see public code (exact string api.zoominfo.com/authenticate), two readers of the member jwt
 * @example
 * const client = new OAuthClient({ ...zoominfoLegacy(), clientId, clientSecret });
 */
export function zoominfoLegacy(): PresetOptions {
  return {
    tokenUrl: "https://api.zoominfo.com/authenticate",
    tokenRequestFormat: "json",
    baseUrl: "https://api.zoominfo.com/",
    profile: {
      clientIdParameter: "username",
      clientSecretParameter: "password",
      grantTypeParameter: "",
      accessTokenMember: "jwt",
      expiresInFormat: "jwt",
      retryAfterHeader: "x-ratelimit-reset",
      retryAfterFormat: "epoch_seconds",
    },
  };
}
