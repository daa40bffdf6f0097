// Owns the presets of the category media. Written by scripts/presets/index.mjs: do not edit.

import { fill } from "../fill.js";
import { host, label, text } from "../kinds.js";
import type { PresetOptions } from "../types.js";

/** The variables of Blizzard Battle.net. */
export interface BattleNetVariables {
  /**
   * Label of a host name: region of the API. For `baseUrl`. Example: `eu`. Default: none.
   */
  readonly region?: string | undefined;
}

/**
 * Blizzard Battle.net. Confidence: third parties, of whom two agree.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see public code (exact string oauth.battle.net/token), five clients that agree
 * @example
 * const client = new OAuthClient({ ...battleNet(), clientId, clientSecret });
 */
export function battleNet(variables?: BattleNetVariables): PresetOptions {
  return fill(
    "battle-net",
    variables,
    { region: [label, "\u0000"] },
    {
      tokenUrl: "https://oauth.battle.net/token",
      clientAuthentication: "client_secret_basic_raw",
      baseUrl: "https://{region}.api.blizzard.com/",
    },
  );
}

/**
 * Chartboost. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#chartboost
 * @example
 * const client = new OAuthClient({ ...chartboost(), clientId, clientSecret });
 */
export function chartboost(): PresetOptions {
  return {
    tokenUrl: "https://api.chartboost.com/v5/oauth/token",
    tokenRequestFormat: "json",
    audience: "https://public.api.gateway.chartboost.com",
    baseUrl: "https://api.chartboost.com/",
  };
}

/**
 * Discord, client credentials. Confidence: the vendor's own page or code.
 *
 * It wants the option `scope`.
 *
 * @see https://github.com/discord/discord-api-docs
 * @example
 * const client = new OAuthClient({ ...discordCc(), clientId, clientSecret });
 */
export function discordCc(): PresetOptions {
  return {
    tokenUrl: "https://discord.com/api/v10/oauth2/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://discord.com/api/v10/",
    policy: { maxLifetimeMs: 604800000 },
  };
}

/** The variables of Getty Images. */
export interface GettyImagesVariables {
  /**
   * Host name, without `https://`. For `tokenUrl`. Example: `authentication.gettyimages.com`.
   */
  readonly authHost: string;
}

/**
 * Getty Images. Confidence: the vendor's own page or code.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see https://github.com/gettyimages/gettyimages-api_nodejs
 * @example
 * const client = new OAuthClient({ ...gettyImages({ authHost: "authentication.gettyimages.com" }), clientId, clientSecret });
 */
export function gettyImages(variables: GettyImagesVariables): PresetOptions {
  return fill(
    "getty-images",
    variables,
    { authHost: [host] },
    {
      tokenUrl: "https://{authHost}/oauth2/token",
      clientAuthentication: "client_secret_post",
      baseUrl: "https://api.gettyimages.com/v3/",
      headers: { "Api-Key": "{client_id}" },
    },
  );
}

/**
 * LinkedIn, two-legged. Confidence: the vendor's own page or code.
 *
 * Calls have to pin a version in a header; its name was not seen.
 *
 * The grant has to be enabled for an application, and Marketing APIs do not take it.
 *
 * @see https://learn.microsoft.com/linkedin/shared/authentication/client-credentials-flow
 * @example
 * const client = new OAuthClient({ ...linkedin2l(), clientId, clientSecret });
 */
export function linkedin2l(): PresetOptions {
  return {
    tokenUrl: "https://www.linkedin.com/oauth/v2/accessToken",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.linkedin.com/",
  };
}

/**
 * Pinterest, own account. Confidence: the vendor's own page or code.
 *
 * It wants the option `scope`.
 *
 * @see https://github.com/pinterest/api-quickstart
 * @example
 * const client = new OAuthClient({ ...pinterestCc(), clientId, clientSecret });
 */
export function pinterestCc(): PresetOptions {
  return {
    tokenUrl: "https://api.pinterest.com/v5/oauth/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.pinterest.com/v5/",
  };
}

/** The variables of Reddit, application only. */
export interface RedditAppOnlyVariables {
  /**
   * Text: a User-Agent of your own; common ones are throttled. For `tokenRequestHeaders` and `headers`. Example: `linux:acme:1.0`.
   */
  readonly userAgent: string;
}

/**
 * Reddit, application only. Confidence: third parties, of whom two agree.
 *
 * @param variables - What differs from account to account.
 * @throws ConfigurationError if a variable is missing or does not fit.
 * @see PSRAW about_RedditOAuthGrantType
 * @see r-lib/httr demo oauth2-reddit.R
 * @see public code (exact string www.reddit.com/api/v1/access_token), five clients that agree
 * @example
 * const client = new OAuthClient({ ...redditAppOnly({ userAgent: "linux:acme:1.0" }), clientId, clientSecret });
 */
export function redditAppOnly(variables: RedditAppOnlyVariables): PresetOptions {
  return fill(
    "reddit-app-only",
    variables,
    { userAgent: [text] },
    {
      tokenUrl: "https://www.reddit.com/api/v1/access_token",
      clientAuthentication: "client_secret_basic_raw",
      tokenRequestHeaders: { "User-Agent": "{userAgent}" },
      baseUrl: "https://oauth.reddit.com/",
      headers: { "User-Agent": "{userAgent}" },
    },
  );
}

/**
 * SoundCloud. Confidence: the vendor's own page or code.
 *
 * The vendor would rather see refresh tokens than many token requests; a client makes one in a token's life.
 *
 * @see https://github.com/soundcloud/api
 * @example
 * const client = new OAuthClient({ ...soundcloud(), clientId, clientSecret });
 */
export function soundcloud(): PresetOptions {
  return {
    tokenUrl: "https://secure.soundcloud.com/oauth/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.soundcloud.com/",
    profile: { tokenScheme: "OAuth" },
  };
}

/**
 * Spotify Web API. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#spotify-oauth2-cc
 * @see https://github.com/spotify/web-api-examples
 * @example
 * const client = new OAuthClient({ ...spotify(), clientId, clientSecret });
 */
export function spotify(): PresetOptions {
  return {
    tokenUrl: "https://accounts.spotify.com/api/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.spotify.com/v1/",
  };
}

/**
 * TikTok, client token. Confidence: the vendor's own page or code.
 *
 * @see https://developers.tiktok.com/doc/client-access-token-management
 * @example
 * const client = new OAuthClient({ ...tiktokClientToken(), clientId, clientSecret });
 */
export function tiktokClientToken(): PresetOptions {
  return {
    tokenUrl: "https://open.tiktokapis.com/v2/oauth/token/",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://open.tiktokapis.com/v2/",
    profile: { clientIdParameter: "client_key" },
  };
}

/**
 * Twitch and IGDB. Confidence: the vendor's own page or code.
 *
 * @see https://dev.twitch.tv/docs/authentication.md
 * @example
 * const client = new OAuthClient({ ...twitch(), clientId, clientSecret });
 */
export function twitch(): PresetOptions {
  return {
    tokenUrl: "https://id.twitch.tv/oauth2/token",
    clientAuthentication: "client_secret_post",
    baseUrl: "https://api.twitch.tv/helix/",
    headers: { "Client-Id": "{client_id}" },
    policy: { maxLifetimeMs: 5184000000 },
  };
}

/**
 * X (Twitter) app-only. Confidence: third-party code that runs against it.
 *
 * @see https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#twitter-oauth2-cc
 * @example
 * const client = new OAuthClient({ ...xAppOnly(), clientId, clientSecret });
 */
export function xAppOnly(): PresetOptions {
  return {
    tokenUrl: "https://api.twitter.com/oauth2/token",
    clientAuthentication: "client_secret_basic_raw",
    baseUrl: "https://api.twitter.com/2/",
  };
}
