// Owns the presets of the category commerce. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { host, label, segment, text } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/** The variables of Amazon Selling Partner API, grantless operations. */
export interface AmazonSpApiGrantlessVariables {
  /**
   * Label of a host name: region of the API. For `baseUrl`. Example: `eu`. Default: none.
   */
  readonly region?: string | undefined;
}

/**
 * Amazon Selling Partner API, grantless operations. Confidence: third parties, of whom two agree.
 *
 * It wants the option `scope`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string sellingpartnerapi::notifications), six independent libraries and tests
 * @example
 * const client = new OAuthClient({ ...amazonSpApiGrantless(), clientId, clientSecret });
 */
export function amazonSpApiGrantless(variables?: AmazonSpApiGrantlessVariables): PresetOptions {
  return fill(
    "amazon-sp-api-grantless",
    variables,
    { region: [label, "\u0000"] },
    {
      tokenUrl: "https://api.amazon.com/auth/o2/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://sellingpartnerapi-{region}.amazon.com/",
      profile: { tokenHeader: "x-amz-access-token", tokenScheme: "" },
    },
  );
}

/**
 * bol. Retailer API. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/picqer/bol-retailer-php-client
 * @example
 * const client = new OAuthClient({ ...bolRetailer(), clientId, clientSecret });
 */
export function bolRetailer(): PresetOptions {
  return {
    tokenUrl: "https://login.bol.com/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.bol.com/retailer/",
  };
}

/** The variables of commercetools. */
export interface CommercetoolsVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `europe-west1`.
   */
  readonly region: string;
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `gcp`.
   */
  readonly cloud: string;
  /**
   * Segment of a path: project of the API. For `baseUrl`. Example: `shop`. Default: none.
   */
  readonly projectKey?: string | undefined;
}

/**
 * commercetools. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#commercetools
 * @see https://github.com/api-evangelist/commercetools
 * @example
 * const client = new OAuthClient({ ...commercetools({ region: "europe-west1", cloud: "gcp" }), clientId, clientSecret });
 */
export function commercetools(variables: CommercetoolsVariables): PresetOptions {
  return fill(
    "commercetools",
    variables,
    { region: [label], cloud: [label], projectKey: [segment, "\u0000"] },
    {
      tokenUrl: "https://auth.{region}.{cloud}.commercetools.com/oauth/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://api.{region}.{cloud}.commercetools.com/{projectKey}/",
    },
  );
}

/** The variables of eBay, application token. */
export interface EbayVariables {
  /**
   * One of production, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
}

/**
 * eBay, application token. Confidence: third parties, of whom two agree.
 *
 * It wants the option `scope`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/api-evangelist/ebay
 * @see public code (exact string api.ebay.com/identity/v1/oauth2/token), two clients that send the application token's request
 * @example
 * const client = new OAuthClient({ ...ebay(), clientId, clientSecret });
 */
export function ebay(variables?: EbayVariables): PresetOptions {
  return fill(
    "ebay",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        { production: { api: "api.ebay.com" }, sandbox: { api: "api.sandbox.ebay.com" } },
      ],
    },
    {
      tokenUrl: "https://{api}/identity/v1/oauth2/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{api}/",
    },
  );
}

/** The variables of fabric Commerce. */
export interface FabricVariables {
  /**
   * Host name, without `https://`. For `tokenUrl`. Example: `auth.example.com`.
   */
  readonly authHost: string;
}

/**
 * fabric Commerce. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://developer.fabric.inc/v3/api-reference/authentication-v3/system-apps/system-app-authentication
 * @example
 * const client = new OAuthClient({ ...fabric({ authHost: "auth.example.com" }), clientId, clientSecret });
 */
export function fabric(variables: FabricVariables): PresetOptions {
  return fill(
    "fabric",
    variables,
    { authHost: [host] },
    {
      tokenUrl: "https://{authHost}/v1/token",
      clientAuthentication: "client_secret_basic_raw",
      scope: "s2s",
    },
  );
}

/**
 * KnoCommerce. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#kno-commerce
 * @example
 * const client = new OAuthClient({ ...knoCommerce(), clientId, clientSecret });
 */
export function knoCommerce(): PresetOptions {
  return {
    tokenUrl: "https://app-api.knocommerce.com/api/oauth2/token",
    clientAuthentication: "client_secret_basic_raw",
    tokenRequestFormat: "query",
    baseUrl: "https://app-api.knocommerce.com/",
  };
}

/**
 * Kroger. Confidence: third parties, of whom two agree.
 *
 * @see public code (exact string api.kroger.com/v1/connect/oauth2/token), eight clients that agree
 * @example
 * const client = new OAuthClient({ ...kroger(), clientId, clientSecret });
 */
export function kroger(): PresetOptions {
  return {
    tokenUrl: "https://api.kroger.com/v1/connect/oauth2/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.kroger.com/v1/",
  };
}

/** The variables of OroCommerce. */
export interface OrocommerceVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `acme.example.com`.
   */
  readonly host: string;
}

/**
 * OroCommerce. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://doc.oroinc.com/api/authentication/oauth-client-credentials
 * @example
 * const client = new OAuthClient({ ...orocommerce({ host: "acme.example.com" }), clientId, clientSecret });
 */
export function orocommerce(variables: OrocommerceVariables): PresetOptions {
  return fill(
    "orocommerce",
    variables,
    { host: [host] },
    {
      tokenUrl: "https://{host}/oauth2-token",
      tokenRequestFormat: "json",
      baseUrl: "https://{host}/api/",
    },
  );
}

/**
 * Pax8. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#pax8
 * @example
 * const client = new OAuthClient({ ...pax8(), clientId, clientSecret });
 */
export function pax8(): PresetOptions {
  return {
    tokenUrl: "https://api.pax8.com/v1/token",
    tokenRequestFormat: "json",
    audience: "https://api.pax8.com",
    baseUrl: "https://api.pax8.com/",
  };
}

/** The variables of Shopify Admin API, client credentials. */
export interface ShopifyCcVariables {
  /**
   * Label of a host name. For `tokenUrl` and `baseUrl`. Example: `acme`.
   */
  readonly shop: string;
}

/**
 * Shopify Admin API, client credentials. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#shopify-cc
 * @example
 * const client = new OAuthClient({ ...shopifyCc({ shop: "acme" }), clientId, clientSecret });
 */
export function shopifyCc(variables: ShopifyCcVariables): PresetOptions {
  return fill(
    "shopify-cc",
    variables,
    { shop: [label] },
    {
      tokenUrl: "https://{shop}.myshopify.com/admin/oauth/access_token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{shop}.myshopify.com/",
      profile: { tokenHeader: "x-shopify-access-token", tokenScheme: "" },
    },
  );
}

/** The variables of Shopware Admin API. */
export interface ShopwareAdminVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `shop.example.com`.
   */
  readonly shop: string;
}

/**
 * Shopware Admin API. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#shopware
 * @example
 * const client = new OAuthClient({ ...shopwareAdmin({ shop: "shop.example.com" }), clientId, clientSecret });
 */
export function shopwareAdmin(variables: ShopwareAdminVariables): PresetOptions {
  return fill(
    "shopware-admin",
    variables,
    { shop: [host] },
    {
      tokenUrl: "https://{shop}/api/oauth/token",
      tokenRequestFormat: "json",
      baseUrl: "https://{shop}/api/",
    },
  );
}

/** The variables of Toast POS. */
export interface ToastVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `ws-api.example.com`.
   */
  readonly host: string;
}

/**
 * Toast POS. Confidence: the vendor's own page or code.
 *
 * Each call names its restaurant in `Toast-Restaurant-External-ID`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://doc.toasttab.com/doc/devguide/apiAuthenticationRateLimit.html
 * @see https://doc.toasttab.com/openapi/authentication/
 * @example
 * const client = new OAuthClient({ ...toast({ host: "ws-api.example.com" }), clientId, clientSecret });
 */
export function toast(variables: ToastVariables): PresetOptions {
  return fill(
    "toast",
    variables,
    { host: [host] },
    {
      tokenUrl: "https://{host}/authentication/v1/authentication/login",
      tokenRequestFormat: "json",
      tokenParameters: { userAccessType: "TOAST_MACHINE_CLIENT" },
      baseUrl: "https://{host}/",
      profile: {
        clientIdParameter: "clientId",
        clientSecretParameter: "clientSecret",
        grantTypeParameter: "",
        tokenMember: "token",
        accessTokenMember: "accessToken",
        expiresInMember: "expiresIn",
      },
    },
  );
}

/**
 * Uber. Confidence: the vendor's own page or code.
 *
 * It wants the option `scope`.
 *
 * @see https://developer.uber.com/docs/deliveries/authentication
 * @see https://developer.uber.com/docs/consumer-identity/guides/client-credentials-flow
 * @see https://developer.uber.com/docs/businesses/receipts/guides/authentication
 * @example
 * const client = new OAuthClient({ ...uber(), clientId, clientSecret });
 */
export function uber(): PresetOptions {
  return {
    tokenUrl: "https://auth.uber.com/oauth/v2/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.uber.com/",
    policy: { maxLifetimeMs: 2592000000 },
  };
}

/** The variables of Walmart Marketplace and Supplier. */
export interface WalmartMarketplaceVariables {
  /**
   * Text: name of the service. For `tokenRequestHeaders` and `headers`. Example: `acme`.
   */
  readonly serviceName: string;
  /**
   * Text: market of each call. For `headers`. Example: `us`. Default: none.
   */
  readonly market?: string | undefined;
}

/**
 * Walmart Marketplace and Supplier. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://developer.walmart.com/global-marketplace/reference/tokenapi
 * @see https://developer.walmart.com/suppliers/reference/postcreateanaccesstoken
 * @example
 * const client = new OAuthClient({ ...walmartMarketplace({ serviceName: "acme" }), clientId, clientSecret });
 */
export function walmartMarketplace(variables: WalmartMarketplaceVariables): PresetOptions {
  return fill(
    "walmart-marketplace",
    variables,
    { serviceName: [text], market: [text, "\u0000"] },
    {
      tokenUrl: "https://marketplace.walmartapis.com/v3/token",
      clientAuthentication: "client_secret_basic_raw",
      tokenRequestHeaders: { "WM_QOS.CORRELATION_ID": "{uuid}", "WM_SVC.NAME": "{serviceName}" },
      baseUrl: "https://marketplace.walmartapis.com/v3/",
      headers: {
        "WM_QOS.CORRELATION_ID": "{uuid}",
        "WM_SVC.NAME": "{serviceName}",
        WM_MARKET: "{market}",
      },
      profile: { tokenHeader: "wm_sec.access_token", tokenScheme: "" },
    },
  );
}

/** The variables of Wayfair. */
export interface WayfairVariables {
  /**
   * One of production, sandbox. For `audience` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
}

/**
 * Wayfair. Confidence: third parties, of whom two agree.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string sso.auth.wayfair.com/oauth/token), three clients that agree on this audience
 * @example
 * const client = new OAuthClient({ ...wayfair(), clientId, clientSecret });
 */
export function wayfair(variables?: WayfairVariables): PresetOptions {
  return fill(
    "wayfair",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        { production: { api: "api.wayfair.com" }, sandbox: { api: "sandbox.api.wayfair.com" } },
      ],
    },
    {
      tokenUrl: "https://sso.auth.wayfair.com/oauth/token",
      tokenRequestFormat: "json",
      audience: "https://{api}/",
      baseUrl: "https://{api}/v1/",
    },
  );
}

/** The variables of Zalando Merchant Platform (zDirect). */
export interface ZalandoZdirectVariables {
  /**
   * One of production, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
}

/**
 * Zalando Merchant Platform (zDirect). Confidence: third parties, of whom two agree.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string api.merchants.zalando.com/auth/token)
 * @see https://github.com/api-evangelist/zalando
 * @example
 * const client = new OAuthClient({ ...zalandoZdirect(), clientId, clientSecret });
 */
export function zalandoZdirect(variables?: ZalandoZdirectVariables): PresetOptions {
  return fill(
    "zalando-zdirect",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        {
          production: { api: "api.merchants.zalando.com" },
          sandbox: { api: "api-sandbox.merchants.zalando.com" },
        },
      ],
    },
    {
      tokenUrl: "https://{api}/auth/token",
      clientAuthentication: "client_secret_basic_raw",
      scope: "access_token_only",
      baseUrl: "https://{api}/",
    },
  );
}
