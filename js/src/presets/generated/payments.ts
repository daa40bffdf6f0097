// Owns the presets of the category payments. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { host, labels, segment, text } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/**
 * Airtel Africa Money. Confidence: third parties, of whom two agree.
 *
 * @see public code (exact string openapi.airtel.africa/auth/oauth2/token), five clients with JSON, two with Basic
 * @example
 * const client = new OAuthClient({ ...airtelAfrica(), clientId, clientSecret });
 */
export function airtelAfrica(): PresetOptions {
  return {
    tokenUrl: "https://openapi.airtel.africa/auth/oauth2/token",
    tokenRequestFormat: "json",
    baseUrl: "https://openapi.airtel.africa/",
  };
}

/** The variables of Airwallex. */
export interface AirwallexVariables {
  /**
   * One of production, demo, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "demo" | "sandbox" | undefined;
  /**
   * Text: account of the token. For `tokenRequestHeaders`. Example: `acct_1`. Default: none.
   */
  readonly loginAs?: string | undefined;
}

/**
 * Airwallex. Confidence: the vendor's own page or code.
 *
 * A call for another account carries `x-on-behalf-of`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://www.airwallex.com/docs/api/authentication/api_access_token
 * @example
 * const client = new OAuthClient({ ...airwallex(), clientId, clientSecret });
 */
export function airwallex(variables?: AirwallexVariables): PresetOptions {
  return fill(
    "airwallex",
    variables,
    {
      environment: [
        [/^(production|demo|sandbox)$/, "production, demo or sandbox."],
        "production",
        {
          production: { host: "api" },
          demo: { host: "api-demo" },
          sandbox: { host: "api.sandbox" },
        },
      ],
      loginAs: [text, "\u0000"],
    },
    {
      tokenUrl: "https://{host}.airwallex.com/api/v1/authentication/login",
      clientAuthentication: "client_secret_headers",
      tokenRequestFormat: "json",
      tokenRequestHeaders: {
        "x-client-id": "{client_id}",
        "x-api-key": "{client_secret}",
        "x-login-as": "{loginAs}",
      },
      baseUrl: "https://{host}.airwallex.com/",
      profile: {
        grantTypeParameter: "",
        accessTokenMember: "token",
        expiresInMember: "expires_at",
        expiresInFormat: "iso8601",
      },
    },
  );
}

/**
 * Carta. Confidence: the vendor's own page or code.
 *
 * It wants the option `scope`.
 *
 * @see https://docs.carta.com/api-platform/docs/client-credentials-flow
 * @example
 * const client = new OAuthClient({ ...carta(), clientId, clientSecret });
 */
export function carta(): PresetOptions {
  return {
    tokenUrl: "https://login.app.carta.com/o/access_token/",
    clientAuthentication: "client_secret_basic_raw",
    grant: "CLIENT_CREDENTIALS",
  };
}

/** The variables of Checkout.com. */
export interface CheckoutComVariables {
  /**
   * One of production, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
}

/**
 * Checkout.com. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/checkout/checkout-sdk-node
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#checkout-com
 * @example
 * const client = new OAuthClient({ ...checkoutCom(), clientId, clientSecret });
 */
export function checkoutCom(variables?: CheckoutComVariables): PresetOptions {
  return fill(
    "checkout-com",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        {
          production: { access: "access.checkout.com", api: "api.checkout.com" },
          sandbox: { access: "access.sandbox.checkout.com", api: "api.sandbox.checkout.com" },
        },
      ],
    },
    {
      tokenUrl: "https://{access}/connect/token",
      clientAuthentication: "client_secret_basic_raw",
      scope: "gateway",
      baseUrl: "https://{api}/",
    },
  );
}

/**
 * Cielo (Brazil) Checkout and Payment Link. Confidence: the vendor's own page or code.
 *
 * @see https://docs.cielo.com.br/cielo-12/reference/generate-access-token
 * @example
 * const client = new OAuthClient({ ...cielo(), clientId, clientSecret });
 */
export function cielo(): PresetOptions {
  return {
    tokenUrl: "https://cieloecommerce.cielo.com.br/api/public/v2/token",
    clientAuthentication: "client_secret_basic_raw",
    profile: { grantTypeParameter: "" },
  };
}

/** The variables of Coupa. */
export interface CoupaCompassVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `acme.coupahost.example`.
   */
  readonly instance: string;
}

/**
 * Coupa. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#coupa-compass
 * @example
 * const client = new OAuthClient({ ...coupaCompass({ instance: "acme.coupahost.example" }), clientId, clientSecret });
 */
export function coupaCompass(variables: CoupaCompassVariables): PresetOptions {
  return fill(
    "coupa-compass",
    variables,
    { instance: [host] },
    {
      tokenUrl: "https://{instance}/oauth2/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{instance}/",
    },
  );
}

/** The variables of Currencycloud. */
export interface CurrencycloudVariables {
  /**
   * One of production, demo. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "demo" | undefined;
}

/**
 * Currencycloud. Confidence: third parties, of whom two agree.
 *
 * The token ends after 30 minutes without use; it is renewed after 30 minutes in any case.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/api-evangelist/currencycloud
 * @see public code (exact string api.currencycloud.com/v2/authenticate/api), five clients that agree
 * @example
 * const client = new OAuthClient({ ...currencycloud(), clientId, clientSecret });
 */
export function currencycloud(variables?: CurrencycloudVariables): PresetOptions {
  return fill(
    "currencycloud",
    variables,
    {
      environment: [
        [/^(production|demo)$/, "production or demo."],
        "production",
        { production: { api: "api.currencycloud.com" }, demo: { api: "devapi.currencycloud.com" } },
      ],
    },
    {
      tokenUrl: "https://{api}/v2/authenticate/api",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{api}/v2/",
      policy: { defaultLifetimeMs: 1800000 },
      profile: {
        clientIdParameter: "login_id",
        clientSecretParameter: "api_key",
        grantTypeParameter: "",
        accessTokenMember: "auth_token",
        tokenHeader: "x-auth-token",
        tokenScheme: "",
      },
    },
  );
}

/** The variables of Mastercard Open Finance US (Finicity). */
export interface FinicityVariables {
  /**
   * Text: key of the application. For `tokenRequestHeaders` and `headers`. Example: `app-key`.
   */
  readonly appKey: string;
}

/**
 * Mastercard Open Finance US (Finicity). Confidence: third parties, of whom two agree.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/api-evangelist/finicity
 * @see public code (exact string Finicity-App-Token), four clients that agree
 * @example
 * const client = new OAuthClient({ ...finicity({ appKey: "app-key" }), clientId, clientSecret });
 */
export function finicity(variables: FinicityVariables): PresetOptions {
  return fill(
    "finicity",
    variables,
    { appKey: [text] },
    {
      tokenUrl: "https://api.finicity.com/aggregation/v2/partners/authentication",
      tokenRequestFormat: "json",
      tokenRequestHeaders: { "Finicity-App-Key": "{appKey}" },
      baseUrl: "https://api.finicity.com/",
      headers: { "Finicity-App-Key": "{appKey}" },
      policy: { defaultLifetimeMs: 7200000 },
      profile: {
        clientIdParameter: "partnerId",
        clientSecretParameter: "partnerSecret",
        grantTypeParameter: "",
        accessTokenMember: "token",
        tokenHeader: "finicity-app-token",
        tokenScheme: "",
      },
    },
  );
}

/** The variables of Fiserv (FTS APIM, certification host). */
export interface FiservConnectVariables {
  /**
   * Host name, without `https://`: host of the API. For `baseUrl`. Example: `cert.api.example.com`. Default: none.
   */
  readonly host?: string | undefined;
}

/**
 * Fiserv (FTS APIM, certification host). Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#fiserv
 * @example
 * const client = new OAuthClient({ ...fiservConnect(), clientId, clientSecret });
 */
export function fiservConnect(variables?: FiservConnectVariables): PresetOptions {
  return fill(
    "fiserv-connect",
    variables,
    { host: [host, "\u0000"] },
    {
      tokenUrl: "https://cert.api.fiservapps.com/fts-apim/oauth2/v2",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{host}/",
      profile: { expiresInFormat: "milliseconds" },
    },
  );
}

/**
 * Flutterwave v4. Confidence: third parties, of whom two agree.
 *
 * @see https://github.com/api-evangelist/flutterwave
 * @see public code (exact string idp.flutterwave.com/realms/flutterwave/protocol/openid-connect/token), four clients that agree
 * @example
 * const client = new OAuthClient({ ...flutterwaveV4(), clientId, clientSecret });
 */
export function flutterwaveV4(): PresetOptions {
  return {
    tokenUrl: "https://idp.flutterwave.com/realms/flutterwave/protocol/openid-connect/token",
    clientAuthentication: "client_secret_post",
  };
}

/**
 * GoCardless Bank Account Data (Nordigen). Confidence: the vendor's own page or code.
 *
 * @see https://github.com/nordigen/nordigen-node
 * @see public code (exact string bankaccountdata.gocardless.com/api/v2), two senders of these parameters, one reader of the member access
 * @example
 * const client = new OAuthClient({ ...gocardlessBankData(), clientId, clientSecret });
 */
export function gocardlessBankData(): PresetOptions {
  return {
    tokenUrl: "https://bankaccountdata.gocardless.com/api/v2/token/new/",
    tokenRequestFormat: "json",
    baseUrl: "https://bankaccountdata.gocardless.com/api/v2/",
    profile: {
      clientIdParameter: "secret_id",
      clientSecretParameter: "secret_key",
      grantTypeParameter: "",
      accessTokenMember: "access",
    },
  };
}

/** The variables of Mangopay. */
export interface MangopayVariables {
  /**
   * One of production, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
  /**
   * Segment of a path. For `tokenUrl` and `baseUrl`. Example: `v2.01`.
   */
  readonly apiVersion: string;
}

/**
 * Mangopay. Confidence: the vendor's own page or code.
 *
 * Paths of calls begin with the client id.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/Mangopay/mangopay2-nodejs-sdk
 * @example
 * const client = new OAuthClient({ ...mangopay({ apiVersion: "v2.01" }), clientId, clientSecret });
 */
export function mangopay(variables: MangopayVariables): PresetOptions {
  return fill(
    "mangopay",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        { production: { api: "api.mangopay.com" }, sandbox: { api: "api.sandbox.mangopay.com" } },
      ],
      apiVersion: [segment],
    },
    {
      tokenUrl: "https://{api}/{apiVersion}/oauth/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{api}/{apiVersion}/",
    },
  );
}

/** The variables of Monnify. */
export interface MonnifyVariables {
  /**
   * One of production, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
}

/**
 * Monnify. Confidence: third parties, of whom two agree.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string monnify.com/api/v1/auth/login), four clients that agree
 * @example
 * const client = new OAuthClient({ ...monnify(), clientId, clientSecret });
 */
export function monnify(variables?: MonnifyVariables): PresetOptions {
  return fill(
    "monnify",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        { production: { api: "api.monnify.com" }, sandbox: { api: "sandbox.monnify.com" } },
      ],
    },
    {
      tokenUrl: "https://{api}/api/v1/auth/login",
      clientAuthentication: "client_secret_basic_raw",
      tokenRequestFormat: "json",
      baseUrl: "https://{api}/",
      profile: {
        grantTypeParameter: "",
        tokenMember: "responseBody",
        accessTokenMember: "accessToken",
        expiresInMember: "expiresIn",
        codeMember: "requestSuccessful",
        successCode: "true",
      },
    },
  );
}

/** The variables of Safaricom M-PESA Daraja. */
export interface MpesaDarajaVariables {
  /**
   * One of production, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
}

/**
 * Safaricom M-PESA Daraja. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/safaricom/mpesa-php-sdk
 * @example
 * const client = new OAuthClient({ ...mpesaDaraja(), clientId, clientSecret });
 */
export function mpesaDaraja(variables?: MpesaDarajaVariables): PresetOptions {
  return fill(
    "mpesa-daraja",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        { production: { api: "api.safaricom.co.ke" }, sandbox: { api: "sandbox.safaricom.co.ke" } },
      ],
    },
    {
      tokenUrl: "https://{api}/oauth/v1/generate",
      tokenRequestMethod: "GET",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{api}/",
    },
  );
}

/** The variables of MTN MoMo. */
export interface MtnMomoVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `sandbox.momodeveloper.mtn.com`.
   */
  readonly host: string;
  /**
   * One of collection, disbursement, remittance. For `tokenUrl` and `baseUrl`. Default: collection.
   */
  readonly product?: "collection" | "disbursement" | "remittance" | undefined;
  /**
   * Text: subscription key of the product. For `tokenRequestHeaders` and `headers`. Example: `sub-key`.
   */
  readonly subscriptionKey: string;
}

/**
 * MTN MoMo. Confidence: third parties, of whom two agree.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string momodeveloper.mtn.com/collection/token), five clients that agree
 * @example
 * const client = new OAuthClient({ ...mtnMomo({ host: "sandbox.momodeveloper.mtn.com", subscriptionKey: "sub-key" }), clientId, clientSecret });
 */
export function mtnMomo(variables: MtnMomoVariables): PresetOptions {
  return fill(
    "mtn-momo",
    variables,
    {
      host: [host],
      product: [
        [/^(collection|disbursement|remittance)$/, "collection, disbursement or remittance."],
        "collection",
      ],
      subscriptionKey: [text],
    },
    {
      tokenUrl: "https://{host}/{product}/token/",
      clientAuthentication: "client_secret_basic_raw",
      tokenRequestHeaders: { "Ocp-Apim-Subscription-Key": "{subscriptionKey}" },
      baseUrl: "https://{host}/{product}/v1_0/",
      headers: { "Ocp-Apim-Subscription-Key": "{subscriptionKey}" },
      profile: { grantTypeParameter: "" },
    },
  );
}

/** The variables of PayPal REST. */
export interface PaypalVariables {
  /**
   * One of production, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
}

/**
 * PayPal REST. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://developer.paypal.com/api/rest/authentication/
 * @example
 * const client = new OAuthClient({ ...paypal(), clientId, clientSecret });
 */
export function paypal(variables?: PaypalVariables): PresetOptions {
  return fill(
    "paypal",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        { production: { api: "api-m.paypal.com" }, sandbox: { api: "api-m.sandbox.paypal.com" } },
      ],
    },
    {
      tokenUrl: "https://{api}/v1/oauth2/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{api}/",
    },
  );
}

/** The variables of PhonePe Payment Gateway v2. */
export interface PhonepeVariables {
  /**
   * One of production, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
  /**
   * Text: version of the client's credentials. For `tokenParameters`. Example: `1`.
   */
  readonly clientVersion: string;
}

/**
 * PhonePe Payment Gateway v2. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/PhonePe/phonepe-pg-sdk-node
 * @example
 * const client = new OAuthClient({ ...phonepe({ clientVersion: "1" }), clientId, clientSecret });
 */
export function phonepe(variables: PhonepeVariables): PresetOptions {
  return fill(
    "phonepe",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        {
          production: {
            identity: "api.phonepe.com/apis/identity-manager",
            pg: "api.phonepe.com/apis/pg",
          },
          sandbox: {
            identity: "api-preprod.phonepe.com/apis/pg-sandbox",
            pg: "api-preprod.phonepe.com/apis/pg-sandbox",
          },
        },
      ],
      clientVersion: [text],
    },
    {
      tokenUrl: "https://{identity}/v1/oauth/token",
      clientAuthentication: "client_secret_post",
      tokenParameters: { client_version: "{clientVersion}" },
      baseUrl: "https://{pg}/",
      profile: {
        expiresInMember: "expires_at",
        expiresInFormat: "epoch_seconds",
        tokenTypes: "O-Bearer",
        tokenScheme: "O-Bearer",
      },
    },
  );
}

/**
 * Rydoo. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#rydoo
 * @example
 * const client = new OAuthClient({ ...rydoo(), clientId, clientSecret });
 */
export function rydoo(): PresetOptions {
  return {
    tokenUrl: "https://accounts.rydoo.com/connect/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.rydoo.com/",
  };
}

/** The variables of Sage Intacct REST. */
export interface SageIntacctVariables {
  /**
   * Text: user and company, with @ between them. For `tokenParameters`. Example: `ada@acme`.
   */
  readonly username: string;
  /**
   * Text: session to act in. For `tokenParameters`. Example: `session-1`. Default: none.
   */
  readonly sessionId?: string | undefined;
}

/**
 * Sage Intacct REST. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sage-intacct-cc
 * @example
 * const client = new OAuthClient({ ...sageIntacct({ username: "ada@acme" }), clientId, clientSecret });
 */
export function sageIntacct(variables: SageIntacctVariables): PresetOptions {
  return fill(
    "sage-intacct",
    variables,
    { username: [text], sessionId: [text, "\u0000"] },
    {
      tokenUrl: "https://api.intacct.com/ia/api/v1/oauth2/token",
      clientAuthentication: "client_secret_post",
      tokenParameters: { username: "{username}", session_id: "{sessionId}" },
      baseUrl: "https://api.intacct.com/ia/api/",
    },
  );
}

/**
 * Sellsy. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sellsy-oauth2-cc
 * @example
 * const client = new OAuthClient({ ...sellsy(), clientId, clientSecret });
 */
export function sellsy(): PresetOptions {
  return {
    tokenUrl: "https://login.sellsy.com/oauth2/access-tokens",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.sellsy.com/",
  };
}

/** The variables of Swan. */
export interface SwanVariables {
  /**
   * One of production, sandbox. For `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
}

/**
 * Swan. Confidence: third parties, of whom two agree.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/api-evangelist/swan
 * @see public code (exact string oauth.swan.io/oauth2/token), two clients that agree
 * @example
 * const client = new OAuthClient({ ...swan(), clientId, clientSecret });
 */
export function swan(variables?: SwanVariables): PresetOptions {
  return fill(
    "swan",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        { production: { partner: "live-partner" }, sandbox: { partner: "sandbox-partner" } },
      ],
    },
    {
      tokenUrl: "https://oauth.swan.io/oauth2/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://api.swan.io/{partner}/",
    },
  );
}

/** The variables of TBC Bank tpay (Georgia). */
export interface TbcTpayVariables {
  /**
   * Text: key of the application. For `tokenRequestHeaders`. Example: `app-key`.
   */
  readonly appKey: string;
}

/**
 * TBC Bank tpay (Georgia). Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://developers.tbcbank.ge/docs/api
 * @example
 * const client = new OAuthClient({ ...tbcTpay({ appKey: "app-key" }), clientId, clientSecret });
 */
export function tbcTpay(variables: TbcTpayVariables): PresetOptions {
  return fill(
    "tbc-tpay",
    variables,
    { appKey: [text] },
    {
      tokenUrl: "https://api.tbcbank.ge/v2/tpay/access-token",
      clientAuthentication: "client_secret_post",
      tokenRequestHeaders: { apikey: "{appKey}" },
      baseUrl: "https://api.tbcbank.ge/v2/tpay/",
      profile: { grantTypeParameter: "" },
    },
  );
}

/**
 * Tink. Confidence: third parties, of whom two agree.
 *
 * It wants the option `scope`.
 *
 * @see public code (exact string api.tink.com/api/v1/oauth/token), three clients that agree
 * @example
 * const client = new OAuthClient({ ...tink(), clientId, clientSecret });
 */
export function tink(): PresetOptions {
  return {
    tokenUrl: "https://api.tink.com/api/v1/oauth/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.tink.com/",
    profile: { scopeSeparator: "," },
  };
}

/** The variables of TrueLayer. */
export interface TruelayerVariables {
  /**
   * One of production, sandbox. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "sandbox" | undefined;
}

/**
 * TrueLayer. Confidence: the vendor's own page or code.
 *
 * It wants the option `scope`.
 *
 * Calls that pay are signed as well, which is not a part of the token.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://docs.truelayer.com/docs/generate-a-payment-access-token
 * @example
 * const client = new OAuthClient({ ...truelayer(), clientId, clientSecret });
 */
export function truelayer(variables?: TruelayerVariables): PresetOptions {
  return fill(
    "truelayer",
    variables,
    {
      environment: [
        [/^(production|sandbox)$/, "production or sandbox."],
        "production",
        {
          production: { auth: "auth.truelayer.com", api: "api.truelayer.com" },
          sandbox: { auth: "auth.truelayer-sandbox.com", api: "api.truelayer-sandbox.com" },
        },
      ],
    },
    {
      tokenUrl: "https://{auth}/connect/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{api}/",
    },
  );
}

/**
 * Vertex Cloud tax APIs. Confidence: the vendor's own page or code.
 *
 * @see https://developer.vertexinc.com/vat-compliance/docs/access-token
 * @example
 * const client = new OAuthClient({ ...vertexCloud(), clientId, clientSecret });
 */
export function vertexCloud(): PresetOptions {
  return {
    tokenUrl: "https://auth.vertexcloud.com/oauth/token",
    clientAuthentication: "client_secret_post",
  };
}

/** The variables of Vipps MobilePay. */
export interface VippsMobilepayVariables {
  /**
   * One of production, test. For `tokenUrl` and `baseUrl`. Default: production.
   */
  readonly environment?: "production" | "test" | undefined;
  /**
   * Text: subscription key. For `tokenRequestHeaders` and `headers`. Example: `sub-key`.
   */
  readonly subscriptionKey: string;
  /**
   * Text: serial number of the merchant. For `tokenRequestHeaders` and `headers`. Example: `123456`.
   */
  readonly merchantSerialNumber: string;
}

/**
 * Vipps MobilePay. Confidence: the vendor's own page or code.
 *
 * Calls may also carry headers that name the calling system.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://developer.vippsmobilepay.com/api/access-token
 * @see https://developer.vippsmobilepay.com/docs/APIs/access-token-api/
 * @example
 * const client = new OAuthClient({ ...vippsMobilepay({ subscriptionKey: "sub-key", merchantSerialNumber: "123456" }), clientId, clientSecret });
 */
export function vippsMobilepay(variables: VippsMobilepayVariables): PresetOptions {
  return fill(
    "vipps-mobilepay",
    variables,
    {
      environment: [
        [/^(production|test)$/, "production or test."],
        "production",
        { production: { api: "api.vipps.no" }, test: { api: "apitest.vipps.no" } },
      ],
      subscriptionKey: [text],
      merchantSerialNumber: [text],
    },
    {
      tokenUrl: "https://{api}/accesstoken/get",
      clientAuthentication: "client_secret_headers",
      tokenRequestHeaders: {
        client_id: "{client_id}",
        client_secret: "{client_secret}",
        "Ocp-Apim-Subscription-Key": "{subscriptionKey}",
        "Merchant-Serial-Number": "{merchantSerialNumber}",
      },
      baseUrl: "https://{api}/",
      headers: {
        "Ocp-Apim-Subscription-Key": "{subscriptionKey}",
        "Merchant-Serial-Number": "{merchantSerialNumber}",
      },
      profile: { grantTypeParameter: "" },
    },
  );
}

/**
 * Xero custom connections. Confidence: the vendor's own page or code.
 *
 * The header `xero-tenant-id` may be empty, since such a connection has one organisation.
 *
 * @see https://github.com/XeroAPI/xero-node
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#xero-oauth2-cc
 * @example
 * const client = new OAuthClient({ ...xeroCustomConnection(), clientId, clientSecret });
 */
export function xeroCustomConnection(): PresetOptions {
  return {
    tokenUrl: "https://identity.xero.com/connect/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.xero.com/",
  };
}

/** The variables of Yokoy. */
export interface YokoyVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `yokoy.example`.
   */
  readonly environment: string;
}

/**
 * Yokoy. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#yokoy
 * @example
 * const client = new OAuthClient({ ...yokoy({ environment: "yokoy.example" }), clientId, clientSecret });
 */
export function yokoy(variables: YokoyVariables): PresetOptions {
  return fill(
    "yokoy",
    variables,
    { environment: [host] },
    {
      tokenUrl: "https://accounts.{environment}/oauth2/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://api.{environment}/",
      headers: { "X-Yk-Auth-Method": "yokoy" },
    },
  );
}

/** The variables of Zuora. */
export interface ZuoraVariables {
  /**
   * One or several labels of a host name. For `tokenUrl` and `baseUrl`. Example: `rest.apisandbox`.
   */
  readonly subdomain: string;
}

/**
 * Zuora. Confidence: third-party code that runs against it.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#zuora
 * @example
 * const client = new OAuthClient({ ...zuora({ subdomain: "rest.apisandbox" }), clientId, clientSecret });
 */
export function zuora(variables: ZuoraVariables): PresetOptions {
  return fill(
    "zuora",
    variables,
    { subdomain: [labels] },
    {
      tokenUrl: "https://{subdomain}.zuora.com/oauth/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://{subdomain}.zuora.com/",
      profile: { retryAfterHeader: "ratelimit-reset" },
    },
  );
}
