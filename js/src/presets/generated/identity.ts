// Owns the presets of the category identity. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { base, host, label, labels, segment, text } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/** The variables of 1Password Users API. */
export interface _1passwordUsersVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `api.example.com`.
   */
  readonly domain: string;
  /**
   * Segment of a path: account of the API. For `baseUrl`. Example: `ACC1`. Default: none.
   */
  readonly accountId?: string | undefined;
}

/**
 * 1Password Users API. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#1password-users
 * @example
 * const client = new OAuthClient({ ..._1passwordUsers({ domain: "api.example.com" }), clientId, clientSecret });
 */
export function _1passwordUsers(variables: _1passwordUsersVariables): PresetOptions {
  return fill(
    "1password-users",
    variables,
    { domain: [host], accountId: [segment, "\u0000"] },
    {
      tokenUrl: "https://{domain}/v1beta1/users/oauth2/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{domain}/v1beta1/accounts/{accountId}/",
    },
  );
}

/** The variables of Akamai Identity Cloud, OIDC configuration. */
export interface AkamaiIdentityCloudVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `us`.
   */
  readonly region: string;
  /**
   * Segment of a path. For `tokenUrl` and `baseUrl`. Example: `e0a70b4f-1eef-4856-bcdb-f050fee66aae`.
   */
  readonly customerId: string;
}

/**
 * Akamai Identity Cloud, OIDC configuration. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://techdocs.akamai.com/identity-cloud/docs/you-get-a-403-forbidden-error-when-calling-an-oidc-configuration-client
 * @see https://techdocs.akamai.com/identity-cloud-hosted-login/reference/get-started
 * @see https://techdocs.akamai.com/identity-cloud/docs/create-a-login-client-or-modify-your-current-login-client
 * @example
 * const client = new OAuthClient({ ...akamaiIdentityCloud({ region: "us", customerId: "e0a70b4f-1eef-4856-bcdb-f050fee66aae" }), clientId, clientSecret });
 */
export function akamaiIdentityCloud(variables: AkamaiIdentityCloudVariables): PresetOptions {
  return fill(
    "akamai-identity-cloud",
    variables,
    { region: [label], customerId: [segment] },
    {
      tokenUrl: "https://v1.api.{region}.janrain.com/{customerId}/login/token",
      baseUrl: "https://v1.api.{region}.janrain.com/{customerId}/",
      profile: { rejectedStatuses: [401, 403] },
    },
  );
}

/** The variables of Auth0. */
export interface Auth0Variables {
  /**
   * One or several labels of a host name. For `tokenUrl` and `baseUrl`. Example: `acme.eu`.
   */
  readonly tenant: string;
  /**
   * Text: organization of the token. For `tokenParameters`. Example: `org_1`. Default: none.
   */
  readonly organization?: string | undefined;
}

/**
 * Auth0. Confidence: the vendor's own page or code.
 *
 * Auth0 wants an `audience`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/auth0/node-auth0
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#auth0-cc
 * @example
 * const client = new OAuthClient({ ...auth0({ tenant: "acme.eu" }), clientId, clientSecret });
 */
export function auth0(variables: Auth0Variables): PresetOptions {
  return fill(
    "auth0",
    variables,
    { tenant: [labels], organization: [text, "\u0000"] },
    {
      tokenUrl: "https://{tenant}.auth0.com/oauth/token",
      tokenRequestFormat: "json",
      tokenParameters: { organization: "{organization}" },
      baseUrl: "https://{tenant}.auth0.com/",
    },
  );
}

/** The variables of Amazon Cognito user pool. */
export interface AwsCognitoVariables {
  /**
   * Label of a host name. For `tokenUrl`. Example: `acme`.
   */
  readonly domain: string;
  /**
   * Label of a host name. For `tokenUrl`. Example: `eu-west-1`.
   */
  readonly region: string;
}

/**
 * Amazon Cognito user pool. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#brightcrowd
 * @example
 * const client = new OAuthClient({ ...awsCognito({ domain: "acme", region: "eu-west-1" }), clientId, clientSecret });
 */
export function awsCognito(variables: AwsCognitoVariables): PresetOptions {
  return fill(
    "aws-cognito",
    variables,
    { domain: [label], region: [label] },
    {
      tokenUrl: "https://{domain}.auth.{region}.amazoncognito.com/oauth2/token",
      clientAuthentication: "client_secret_basic_raw",
    },
  );
}

/**
 * Bitwarden Public API (organisations). Confidence: third parties, of whom two agree.
 *
 * On a server of your own: give `tokenUrl`, which ends in `/identity/connect/token`, and `baseUrl`.
 *
 * @see https://github.com/api-evangelist/bitwarden
 * @see public code (exact string identity.bitwarden.com/connect/token), two clients that agree
 * @example
 * const client = new OAuthClient({ ...bitwarden(), clientId, clientSecret });
 */
export function bitwarden(): PresetOptions {
  return {
    tokenUrl: "https://identity.bitwarden.com/connect/token",
    clientAuthentication: "client_secret_post",
    scope: "api.organization",
    baseUrl: "https://api.bitwarden.com/public/",
  };
}

/** The variables of Cloudentity. */
export interface CloudentityVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `acme`.
   */
  readonly tenant: string;
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `eu`.
   */
  readonly region: string;
  /**
   * Segment of a path. For `tokenUrl` and `baseUrl`. Example: `default`.
   */
  readonly workspace: string;
}

/**
 * Cloudentity. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#cloudentity
 * @example
 * const client = new OAuthClient({ ...cloudentity({ tenant: "acme", region: "eu", workspace: "default" }), clientId, clientSecret });
 */
export function cloudentity(variables: CloudentityVariables): PresetOptions {
  return fill(
    "cloudentity",
    variables,
    { tenant: [label], region: [label], workspace: [segment] },
    {
      tokenUrl: "https://{tenant}.{region}.authz.cloudentity.io/{tenant}/{workspace}/oauth2/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{tenant}.{region}.authz.cloudentity.io/{tenant}/{workspace}/",
    },
  );
}

/** The variables of ConductorOne. */
export interface ConductoroneVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `acme.conductor.example`.
   */
  readonly host: string;
}

/**
 * ConductorOne. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#conductorone
 * @example
 * const client = new OAuthClient({ ...conductorone({ host: "acme.conductor.example" }), clientId, clientSecret });
 */
export function conductorone(variables: ConductoroneVariables): PresetOptions {
  return fill(
    "conductorone",
    variables,
    { host: [host] },
    {
      tokenUrl: "https://{host}/auth/v1/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{host}/api/",
    },
  );
}

/** The variables of Duende IdentityServer. */
export interface DuendeVariables {
  /**
   * Host name, with a path if there is one, without `https://`. For `tokenUrl`. Example: `id.example.com`.
   */
  readonly host: string;
}

/**
 * Duende IdentityServer. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/DuendeSoftware/docs.duendesoftware.com
 * @example
 * const client = new OAuthClient({ ...duende({ host: "id.example.com" }), clientId, clientSecret });
 */
export function duende(variables: DuendeVariables): PresetOptions {
  return fill("duende", variables, { host: [base] }, { tokenUrl: "https://{host}/connect/token" });
}

/** The variables of Keycloak. */
export interface KeycloakVariables {
  /**
   * Host name, with a path if there is one, without `https://`. For `tokenUrl`. Example: `id.example.com`.
   */
  readonly host: string;
  /**
   * Segment of a path. For `tokenUrl`. Example: `acme`.
   */
  readonly realm: string;
}

/**
 * Keycloak. Confidence: third-party code that runs against it.
 *
 * Older servers have `/auth` after the host.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/USPS/api-examples
 * @example
 * const client = new OAuthClient({ ...keycloak({ host: "id.example.com", realm: "acme" }), clientId, clientSecret });
 */
export function keycloak(variables: KeycloakVariables): PresetOptions {
  return fill(
    "keycloak",
    variables,
    { host: [base], realm: [segment] },
    {
      tokenUrl: "https://{host}/realms/{realm}/protocol/openid-connect/token",
      clientAuthentication: "client_secret_post",
    },
  );
}

/** The variables of Microsoft Entra ID. */
export interface MicrosoftEntraVariables {
  /**
   * Segment of a path. For `tokenUrl`. Example: `contoso.onmicrosoft.com`.
   */
  readonly tenant: string;
}

/**
 * Microsoft Entra ID. Confidence: third-party code that runs against it.
 *
 * It wants the option `scope`.
 *
 * With a certificate: `clientAuthentication: "private_key_jwt"`, `keyAlgorithm: "PS256"` and `certificate`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#microsoft-oauth2-cc
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#microsoft-oauth2-cc-cert
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#microsoft-business-central
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#microsoft-dynamics-365-finance-and-operations-cc
 * @example
 * const client = new OAuthClient({ ...microsoftEntra({ tenant: "contoso.onmicrosoft.com" }), clientId, clientSecret });
 */
export function microsoftEntra(variables: MicrosoftEntraVariables): PresetOptions {
  return fill(
    "microsoft-entra",
    variables,
    { tenant: [segment] },
    {
      tokenUrl: "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://graph.microsoft.com/",
    },
  );
}

/** The variables of Microsoft Entra ID, version 1 (SharePoint). */
export interface MicrosoftEntraV1Variables {
  /**
   * Segment of a path. For `tokenUrl`. Example: `contoso.onmicrosoft.com`.
   */
  readonly tenant: string;
  /**
   * Label of a host name. For `resource` and `baseUrl`. Example: `contoso`.
   */
  readonly sharepointTenant: string;
}

/**
 * Microsoft Entra ID, version 1 (SharePoint). Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sharepoint-online-v1
 * @example
 * const client = new OAuthClient({ ...microsoftEntraV1({ tenant: "contoso.onmicrosoft.com", sharepointTenant: "contoso" }), clientId, clientSecret });
 */
export function microsoftEntraV1(variables: MicrosoftEntraV1Variables): PresetOptions {
  return fill(
    "microsoft-entra-v1",
    variables,
    { tenant: [segment], sharepointTenant: [label] },
    {
      tokenUrl: "https://login.microsoftonline.com/{tenant}/oauth2/token",
      clientAuthentication: "private_key_jwt",
      assertionAudience: "tokenUrl",
      resource: "https://{sharepointTenant}.sharepoint.com",
      baseUrl: "https://{sharepointTenant}.sharepoint.com/",
      headers: { Accept: "application/json;odata=verbose" },
    },
  );
}

/** The variables of Okta, custom authorization server. */
export interface OktaCustomVariables {
  /**
   * Label of a host name. For `tokenUrl`. Example: `acme`.
   */
  readonly domain: string;
  /**
   * Segment of a path. For `tokenUrl`. Example: `default`.
   */
  readonly authServer: string;
}

/**
 * Okta, custom authorization server. Confidence: the vendor's own page or code.
 *
 * It wants the option `scope`.
 *
 * At least one custom scope has to be asked for.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/okta/okta-developer-docs
 * @example
 * const client = new OAuthClient({ ...oktaCustom({ domain: "acme", authServer: "default" }), clientId, clientSecret });
 */
export function oktaCustom(variables: OktaCustomVariables): PresetOptions {
  return fill(
    "okta-custom",
    variables,
    { domain: [label], authServer: [segment] },
    {
      tokenUrl: "https://{domain}.okta.com/oauth2/{authServer}/v1/token",
      clientAuthentication: "client_secret_basic_raw",
    },
  );
}

/** The variables of Okta, org authorization server. */
export interface OktaOrgVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `acme`.
   */
  readonly domain: string;
}

/**
 * Okta, org authorization server. Confidence: the vendor's own page or code.
 *
 * It wants the option `scope`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/okta/okta-developer-docs
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#okta-cc
 * @see https://github.com/NangoHQ/nango
 * @example
 * const client = new OAuthClient({ ...oktaOrg({ domain: "acme" }), clientId, clientSecret });
 */
export function oktaOrg(variables: OktaOrgVariables): PresetOptions {
  return fill(
    "okta-org",
    variables,
    { domain: [label] },
    {
      tokenUrl: "https://{domain}.okta.com/oauth2/v1/token",
      clientAuthentication: "private_key_jwt",
      assertionAudience: "tokenUrl",
      baseUrl: "https://{domain}.okta.com/",
      profile: { retryAfterHeader: "x-rate-limit-reset", retryAfterFormat: "epoch_seconds" },
    },
  );
}

/** The variables of OneLogin. */
export interface OneloginVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `acme`.
   */
  readonly subdomain: string;
}

/**
 * OneLogin. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#onelogin
 * @example
 * const client = new OAuthClient({ ...onelogin({ subdomain: "acme" }), clientId, clientSecret });
 */
export function onelogin(variables: OneloginVariables): PresetOptions {
  return fill(
    "onelogin",
    variables,
    { subdomain: [label] },
    {
      tokenUrl: "https://{subdomain}.onelogin.com/auth/oauth2/v2/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{subdomain}.onelogin.com/",
    },
  );
}

/** The variables of Oracle Identity Cloud / OCI identity domain. */
export interface OracleIdcsVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `idcs-0123456789abcdef`.
   */
  readonly serviceInstance: string;
}

/**
 * Oracle Identity Cloud / OCI identity domain. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#oracle-cloud-identity
 * @example
 * const client = new OAuthClient({ ...oracleIdcs({ serviceInstance: "idcs-0123456789abcdef" }), clientId, clientSecret });
 */
export function oracleIdcs(variables: OracleIdcsVariables): PresetOptions {
  return fill(
    "oracle-idcs",
    variables,
    { serviceInstance: [label] },
    {
      tokenUrl: "https://{serviceInstance}.identity.oraclecloud.com/oauth2/v1/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{serviceInstance}.identity.oraclecloud.com/",
    },
  );
}

/** The variables of Ory Network. */
export interface OryVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `slug-1`.
   */
  readonly project: string;
}

/**
 * Ory Network. Confidence: the vendor's own page or code.
 *
 * The lifetime is a setting of client and grant.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/ory/docs
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#ory
 * @example
 * const client = new OAuthClient({ ...ory({ project: "slug-1" }), clientId, clientSecret });
 */
export function ory(variables: OryVariables): PresetOptions {
  return fill(
    "ory",
    variables,
    { project: [label] },
    {
      tokenUrl: "https://{project}.projects.oryapis.com/oauth2/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{project}.projects.oryapis.com/",
    },
  );
}

/** The variables of PingOne. */
export interface PingoneVariables {
  /**
   * One or several labels of a host name. For `tokenUrl` and `baseUrl`. Example: `eu`.
   */
  readonly tld: string;
  /**
   * Segment of a path. For `tokenUrl`. Example: `env-1`.
   */
  readonly environmentId: string;
}

/**
 * PingOne. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#pingone-cc
 * @example
 * const client = new OAuthClient({ ...pingone({ tld: "eu", environmentId: "env-1" }), clientId, clientSecret });
 */
export function pingone(variables: PingoneVariables): PresetOptions {
  return fill(
    "pingone",
    variables,
    { tld: [labels], environmentId: [segment] },
    {
      tokenUrl: "https://auth.pingone.{tld}/{environmentId}/as/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://api.pingone.{tld}/",
    },
  );
}

/** The variables of SailPoint Identity Security Cloud. */
export interface SailpointIscVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `acme`.
   */
  readonly tenant: string;
}

/**
 * SailPoint Identity Security Cloud. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/sailpoint-oss/developer.sailpoint.com
 * @example
 * const client = new OAuthClient({ ...sailpointIsc({ tenant: "acme" }), clientId, clientSecret });
 */
export function sailpointIsc(variables: SailpointIscVariables): PresetOptions {
  return fill(
    "sailpoint-isc",
    variables,
    { tenant: [label] },
    {
      tokenUrl: "https://{tenant}.api.identitynow.com/oauth/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{tenant}.api.identitynow.com/",
    },
  );
}
