// Owns the presets of the category comms. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { host, label, text } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/**
 * 8x8. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#8x8
 * @example
 * const client = new OAuthClient({ ..._8x8(), clientId, clientSecret });
 */
export function _8x8(): PresetOptions {
  return {
    tokenUrl: "https://api.8x8.com/oauth/v2/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.8x8.com/",
  };
}

/** The variables of Feishu / Lark, tenant token of a custom app. */
export interface FeishuLarkVariables {
  /**
   * One of feishu, lark. For `tokenUrl` and `baseUrl`. Default: feishu.
   */
  readonly site?: "feishu" | "lark" | undefined;
}

/**
 * Feishu / Lark, tenant token of a custom app. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://open.larkoffice.com/document/…/tenant_access_token_internal
 * @example
 * const client = new OAuthClient({ ...feishuLark(), clientId, clientSecret });
 */
export function feishuLark(variables?: FeishuLarkVariables): PresetOptions {
  return fill(
    "feishu-lark",
    variables,
    {
      site: [
        [/^(feishu|lark)$/, "feishu or lark."],
        "feishu",
        { feishu: { open: "open.feishu.cn" }, lark: { open: "open.larksuite.com" } },
      ],
    },
    {
      tokenUrl: "https://{open}/open-apis/auth/v3/tenant_access_token/internal",
      tokenRequestFormat: "json",
      baseUrl: "https://{open}/open-apis/",
      profile: {
        clientIdParameter: "app_id",
        clientSecretParameter: "app_secret",
        grantTypeParameter: "",
        accessTokenMember: "tenant_access_token",
        expiresInMember: "expire",
        codeMember: "code",
        successCode: "0",
        errorDescriptionMember: "msg",
      },
    },
  );
}

/** The variables of Genesys Cloud. */
export interface GenesysCloudVariables {
  /**
   * Host name, without `https://`. For `tokenUrl` and `baseUrl`. Example: `mypurecloud.com`.
   */
  readonly regionHost: string;
}

/**
 * Genesys Cloud. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/MyPureCloud/platform-client-sdk-javascript
 * @see https://github.com/api-evangelist/genesys
 * @example
 * const client = new OAuthClient({ ...genesysCloud({ regionHost: "mypurecloud.com" }), clientId, clientSecret });
 */
export function genesysCloud(variables: GenesysCloudVariables): PresetOptions {
  return fill(
    "genesys-cloud",
    variables,
    { regionHost: [host] },
    {
      tokenUrl: "https://login.{regionHost}/oauth/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://api.{regionHost}/",
    },
  );
}

/**
 * LINE Messaging API, short-lived channel token. Confidence: the vendor's own page or code.
 *
 * @see https://github.com/line/line-openapi
 * @example
 * const client = new OAuthClient({ ...lineMessaging(), clientId, clientSecret });
 */
export function lineMessaging(): PresetOptions {
  return {
    tokenUrl: "https://api.line.me/v2/oauth/accessToken",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.line.me/",
    policy: { maxLifetimeMs: 2592000000 },
  };
}

/**
 * LINE Messaging API, stateless channel token. Confidence: the vendor's own page or code.
 *
 * A token cannot be revoked, and any number may live at once.
 *
 * @see https://github.com/line/line-openapi
 * @example
 * const client = new OAuthClient({ ...lineStateless(), clientId, clientSecret });
 */
export function lineStateless(): PresetOptions {
  return {
    tokenUrl: "https://api.line.me/oauth2/v3/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.line.me/",
  };
}

/**
 * Orange Developer (SMS, Orange Money). Confidence: third parties, of whom two agree.
 *
 * @see public code (exact string api.orange.com/oauth/v3/token), three clients that agree
 * @example
 * const client = new OAuthClient({ ...orangeDeveloper(), clientId, clientSecret });
 */
export function orangeDeveloper(): PresetOptions {
  return {
    tokenUrl: "https://api.orange.com/oauth/v3/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.orange.com/",
  };
}

/** The variables of Sinch. */
export interface SinchVariables {
  /**
   * One of us, eu, br. For `baseUrl`. Default: us.
   */
  readonly region?: "us" | "eu" | "br" | undefined;
}

/**
 * Sinch. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/sinch/sinch-sdk-node
 * @example
 * const client = new OAuthClient({ ...sinch(), clientId, clientSecret });
 */
export function sinch(variables?: SinchVariables): PresetOptions {
  return fill(
    "sinch",
    variables,
    { region: [[/^(us|eu|br)$/, "us, eu or br."], "us"] },
    {
      tokenUrl: "https://auth.sinch.com/oauth2/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{region}.conversation.api.sinch.com/",
    },
  );
}

/** The variables of Talkdesk. */
export interface TalkdeskVariables {
  /**
   * Label of a host name. For `tokenUrl`. Example: `acme`.
   */
  readonly account: string;
}

/**
 * Talkdesk. Confidence: third parties, of whom two agree.
 *
 * It wants the option `scope`.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string talkdeskid.com/oauth/token), two clients that agree
 * @example
 * const client = new OAuthClient({ ...talkdesk({ account: "acme" }), clientId, clientSecret });
 */
export function talkdesk(variables: TalkdeskVariables): PresetOptions {
  return fill(
    "talkdesk",
    variables,
    { account: [label] },
    {
      tokenUrl: "https://{account}.talkdeskid.com/oauth/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://api.talkdeskapp.com/",
    },
  );
}

/**
 * Twilio OAuth apps. Confidence: the vendor's own page or code.
 *
 * @see https://github.com/twilio/twilio-node
 * @example
 * const client = new OAuthClient({ ...twilioOauth(), clientId, clientSecret });
 */
export function twilioOauth(): PresetOptions {
  return {
    tokenUrl: "https://oauth.twilio.com/v2/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.twilio.com/",
  };
}

/** The variables of Zoom server-to-server OAuth. */
export interface ZoomS2sVariables {
  /**
   * Text: account id. For `tokenParameters`. Example: `abc123`.
   */
  readonly accountId: string;
}

/**
 * Zoom server-to-server OAuth. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://developers.zoom.us/docs/rooms/s2s-oauth/
 * @example
 * const client = new OAuthClient({ ...zoomS2s({ accountId: "abc123" }), clientId, clientSecret });
 */
export function zoomS2s(variables: ZoomS2sVariables): PresetOptions {
  return fill(
    "zoom-s2s",
    variables,
    { accountId: [text] },
    {
      tokenUrl: "https://zoom.us/oauth/token",
      clientAuthentication: "client_secret_basic_raw",
      grant: "account_credentials",
      tokenParameters: { account_id: "{accountId}" },
      baseUrl: "https://api.zoom.us/v2/",
    },
  );
}
