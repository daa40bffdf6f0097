// Owns the presets of the category CRM/ERP. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { host, label, labels, text } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/** The variables of Agiloft. */
export interface AgiloftVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `acme.example.com`.
   */
  readonly host: string;
}

/**
 * Agiloft. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#agiloft-cc
 * @example
 * const client = new OAuthClient({ ...agiloft({ host: "acme.example.com" }), clientId, clientSecret });
 */
export function agiloft(variables: AgiloftVariables): PresetOptions {
  return fill(
    "agiloft",
    variables,
    { host: [host] },
    {
      tokenUrl: "https://{host}/ewws/otoken",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{host}/",
    },
  );
}

/** The variables of BigChange. */
export interface BigchangeVariables {
  /**
   * Text: customer of each call. For `headers`. Example: `1042`. Default: none.
   */
  readonly customerId?: string | undefined;
}

/**
 * BigChange. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#bigchange
 * @example
 * const client = new OAuthClient({ ...bigchange(), clientId, clientSecret });
 */
export function bigchange(variables?: BigchangeVariables): PresetOptions {
  return fill(
    "bigchange",
    variables,
    { customerId: [text, "\u0000"] },
    {
      tokenUrl: "https://api.bigchange.com/auth/tokens",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://api.bigchange.com/",
      headers: { "Customer-Id": "{customerId}" },
    },
  );
}

/** The variables of Ironclad. */
export interface IroncladVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `na1`.
   */
  readonly subdomain: string;
  /**
   * Text: user that calls act for. For `headers`. Example: `ada@example.com`. Default: none.
   */
  readonly asUserEmail?: string | undefined;
  /**
   * Text: user that calls act for. For `headers`. Example: `u-1`. Default: none.
   */
  readonly asUserId?: string | undefined;
}

/**
 * Ironclad. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#ironclad-cc
 * @example
 * const client = new OAuthClient({ ...ironclad({ subdomain: "na1" }), clientId, clientSecret });
 */
export function ironclad(variables: IroncladVariables): PresetOptions {
  return fill(
    "ironclad",
    variables,
    { subdomain: [label], asUserEmail: [text, "\u0000"], asUserId: [text, "\u0000"] },
    {
      tokenUrl: "https://{subdomain}.ironcladapp.com/oauth/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{subdomain}.ironcladapp.com/",
      headers: { "x-as-user-email": "{asUserEmail}", "x-as-user-id": "{asUserId}" },
    },
  );
}

/** The variables of Oracle NetSuite, M2M. */
export interface NetsuiteM2mVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `1234567-sb1`.
   */
  readonly account: string;
}

/**
 * Oracle NetSuite, M2M. Confidence: third-party code that runs against it.
 *
 * `keyId` is the id of the certificate.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#netsuite-client-credentials
 * @example
 * const client = new OAuthClient({ ...netsuiteM2m({ account: "1234567-sb1" }), clientId, clientSecret });
 */
export function netsuiteM2m(variables: NetsuiteM2mVariables): PresetOptions {
  return fill(
    "netsuite-m2m",
    variables,
    { account: [label] },
    {
      tokenUrl: "https://{account}.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token",
      clientAuthentication: "private_key_jwt",
      assertionAudience: "tokenUrl",
      keyAlgorithm: "RS256",
      baseUrl: "https://{account}.suitetalk.api.netsuite.com/",
    },
  );
}

/** The variables of Odoo (REST API module). */
export interface OdooRestapiVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `acme.example.com`.
   */
  readonly host: string;
}

/**
 * Odoo (REST API module). Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#odoo-cc
 * @example
 * const client = new OAuthClient({ ...odooRestapi({ host: "acme.example.com" }), clientId, clientSecret });
 */
export function odooRestapi(variables: OdooRestapiVariables): PresetOptions {
  return fill(
    "odoo-restapi",
    variables,
    { host: [host] },
    {
      tokenUrl: "https://{host}/restapi/1.0/common/oauth2/access_token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{host}/restapi/",
      profile: { expiresInMember: "access_token_validity" },
    },
  );
}

/** The variables of Salesforce (client credentials flow). */
export interface SalesforceCcVariables {
  /**
   * One or several labels of a host name. For `tokenUrl`. Example: `acme`.
   */
  readonly myDomain: string;
}

/**
 * Salesforce (client credentials flow). Confidence: third-party code that runs against it.
 *
 * The session setting of the org rules the lifetime.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#salesforce-cc
 * @see docs.rs cirrus-auth, jsforce TokenResponse type
 * @example
 * const client = new OAuthClient({ ...salesforceCc({ myDomain: "acme" }), clientId, clientSecret });
 */
export function salesforceCc(variables: SalesforceCcVariables): PresetOptions {
  return fill(
    "salesforce-cc",
    variables,
    { myDomain: [labels] },
    {
      tokenUrl: "https://{myDomain}.my.salesforce.com/services/oauth2/token",
      clientAuthentication: "client_secret_post",
      profile: { baseUrlMember: "instance_url" },
    },
  );
}

/** The variables of SAP Ariba. */
export interface SapAribaVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `api`.
   */
  readonly subdomain: string;
  /**
   * Text: key of the application. For `headers`. Example: `app-key`.
   */
  readonly apiKey: string;
  /**
   * Text: network id. For `headers`. Example: `AN01000000001`. Default: none.
   */
  readonly networkId?: string | undefined;
}

/**
 * SAP Ariba. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sap-ariba
 * @example
 * const client = new OAuthClient({ ...sapAriba({ subdomain: "api", apiKey: "app-key" }), clientId, clientSecret });
 */
export function sapAriba(variables: SapAribaVariables): PresetOptions {
  return fill(
    "sap-ariba",
    variables,
    { subdomain: [label], apiKey: [text], networkId: [text, "\u0000"] },
    {
      tokenUrl: "https://{subdomain}.ariba.com/v2/oauth/token",
      clientAuthentication: "client_secret_basic_raw",
      grant: "openapi_2lo",
      baseUrl: "https://open{subdomain}.ariba.com/",
      headers: { apiKey: "{apiKey}", "X-ARIBA-NETWORK-ID": "{networkId}" },
    },
  );
}

/** The variables of SAP BTP XSUAA / S/4HANA Cloud. */
export interface SapBtpXsuaaVariables {
  /**
   * Label of a host name. For `tokenUrl`. Example: `acme`.
   */
  readonly subdomain: string;
  /**
   * Label of a host name. For `tokenUrl`. Example: `eu10`.
   */
  readonly region: string;
  /**
   * Host name, without `https://`: host of the API. For `baseUrl`. Example: `acme-api.example.com`. Default: none.
   */
  readonly apiServer?: string | undefined;
}

/**
 * SAP BTP XSUAA / S/4HANA Cloud. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sap-odata-oauth2-cc
 * @example
 * const client = new OAuthClient({ ...sapBtpXsuaa({ subdomain: "acme", region: "eu10" }), clientId, clientSecret });
 */
export function sapBtpXsuaa(variables: SapBtpXsuaaVariables): PresetOptions {
  return fill(
    "sap-btp-xsuaa",
    variables,
    { subdomain: [label], region: [label], apiServer: [host, "\u0000"] },
    {
      tokenUrl: "https://{subdomain}.authentication.{region}.hana.ondemand.com/oauth/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{apiServer}/",
    },
  );
}

/** The variables of SAP Concur. */
export interface SapConcurVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `us`.
   */
  readonly region: string;
}

/**
 * SAP Concur. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sap-concur
 * @example
 * const client = new OAuthClient({ ...sapConcur({ region: "us" }), clientId, clientSecret });
 */
export function sapConcur(variables: SapConcurVariables): PresetOptions {
  return fill(
    "sap-concur",
    variables,
    { region: [label] },
    {
      tokenUrl: "https://{region}.api.concursolutions.com/oauth2/v0/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{region}.api.concursolutions.com/",
    },
  );
}

/** The variables of SAP Fieldglass. */
export interface SapFieldglassVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `www.fieldglass.net`.
   */
  readonly host: string;
  /**
   * Text: key of the application. For `tokenRequestHeaders`. Example: `app-key`.
   */
  readonly applicationKey: string;
}

/**
 * SAP Fieldglass. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sap-fieldglass
 * @example
 * const client = new OAuthClient({ ...sapFieldglass({ host: "www.fieldglass.net", applicationKey: "app-key" }), clientId, clientSecret });
 */
export function sapFieldglass(variables: SapFieldglassVariables): PresetOptions {
  return fill(
    "sap-fieldglass",
    variables,
    { host: [host], applicationKey: [text] },
    {
      tokenUrl: "https://{host}/api/oauth2/v2.0/token",
      clientAuthentication: "client_secret_basic_raw",
      tokenRequestFormat: "query",
      tokenParameters: { response_type: "token" },
      tokenRequestHeaders: { "X-ApplicationKey": "{applicationKey}" },
      baseUrl: "https://{host}/api/",
    },
  );
}

/** The variables of ServiceNow. */
export interface ServicenowCcVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `acme`.
   */
  readonly instance: string;
}

/**
 * ServiceNow. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#servicenow-oauth2-cc
 * @example
 * const client = new OAuthClient({ ...servicenowCc({ instance: "acme" }), clientId, clientSecret });
 */
export function servicenowCc(variables: ServicenowCcVariables): PresetOptions {
  return fill(
    "servicenow-cc",
    variables,
    { instance: [label] },
    {
      tokenUrl: "https://{instance}.service-now.com/oauth_token.do",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{instance}.service-now.com/",
    },
  );
}

/** The variables of Zoho. */
export interface ZohoVariables {
  /**
   * One of zoho.com, zoho.eu, zoho.in, zoho.com.cn, zoho.com.au, zoho.jp, zoho.sa, zohocloud.ca. For `tokenUrl`. Default: zoho.com.
   */
  readonly domain?:
    | "zoho.com"
    | "zoho.eu"
    | "zoho.in"
    | "zoho.com.cn"
    | "zoho.com.au"
    | "zoho.jp"
    | "zoho.sa"
    | "zohocloud.ca"
    | undefined;
  /**
   * Text: service and organisation id, with a dot between them. For `tokenParameters`. Example: `ZohoCRM.1234567`.
   */
  readonly soid: string;
}

/**
 * Zoho. Confidence: the vendor's own page or code.
 *
 * It wants the option `scope`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://zoho.com/accounts/protocol/oauth/self-client/client-credentials-flow.html
 * @see https://zoho.com/crm/developer/docs/api/v4/client-credentials.html
 * @example
 * const client = new OAuthClient({ ...zoho({ soid: "ZohoCRM.1234567" }), clientId, clientSecret });
 */
export function zoho(variables: ZohoVariables): PresetOptions {
  return fill(
    "zoho",
    variables,
    {
      domain: [
        [
          /^(zoho\.com|zoho\.eu|zoho\.in|zoho\.com\.cn|zoho\.com\.au|zoho\.jp|zoho\.sa|zohocloud\.ca)$/,
          "zoho.com, zoho.eu, zoho.in, zoho.com.cn, zoho.com.au, zoho.jp, zoho.sa or zohocloud.ca.",
        ],
        "zoho.com",
      ],
      soid: [text],
    },
    {
      tokenUrl: "https://accounts.{domain}/oauth/v2/token",
      clientAuthentication: "client_secret_post",
      tokenRequestFormat: "query",
      tokenParameters: { soid: "{soid}" },
      profile: { tokenScheme: "Zoho-oauthtoken", scopeSeparator: ",", baseUrlMember: "api_domain" },
    },
  );
}
