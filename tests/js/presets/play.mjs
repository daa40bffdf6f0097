// Owns running a preset against a server that plays a row, and telling everything that does not agree.

import { load } from "../packaging/load.mjs";
import { keyFor } from "./encode.mjs";
import { optionsOf } from "./row.mjs";

const { OAuthClient } = await load("everbearer");
const { preset } = await load("everbearer/presets");

/** By how many milliseconds a life may differ: the test takes a while, and some responses tell whole seconds. */
const TOLERANCE_MS = 5_000;

/** A client with the preset of a row. */
export function clientOf(row, own) {
  const options = { ...preset(row.slug, row.variables), ...optionsOf(row), ...own };
  if (row.credentials.place === "assertion") options.privateKey = keyFor(row.assertion.alg);
  return new OAuthClient(options);
}

/** The life of a row's token, in milliseconds. */
export const lifeOf = ({ lifetimeSeconds = 3600 }) => lifetimeSeconds * 1000;

/** What a life is that the row does not allow; nothing if it does. */
function wrongLife(row, life) {
  const off = life - lifeOf(row);
  // Without a lifetime in the response, the token may be renewed early, but not used too long.
  const isRight = row.lifetime ? Math.abs(off) < TOLERANCE_MS : off < TOLERANCE_MS;
  return isRight ? [] : [`a life of ${life} ms`];
}

/**
 * One token request and one call of the preset of `row`, at a server that plays `played`. Resolves with everything that
 * does not agree.
 */
export async function disagreements(server, row, played = row) {
  const { provider, fetch } = server.play(played);
  const client = clientOf(row, { fetch, policy: { ...policyOf(row), tokenAttempts: 1 } });
  try {
    const begun = Date.now();
    const token = await client.getToken();
    const life = wrongLife(played, token.expiresAt - begun);
    const response = await client.fetch("things/1?of=2", { maxRetries: 0 });
    const { complaints, tokenRequests, calls } = provider;
    const counts = [response.status, tokenRequests, calls].join(" ");
    return [...complaints, ...life, ...(counts === "200 1 1" ? [] : [`counts ${counts}`])];
  } catch (error) {
    return [...provider.complaints, `${error.code}: ${error.message}`];
  } finally {
    client.close();
  }
}

/** The policy that a preset gives, to add to it. */
export const policyOf = (row) => preset(row.slug, row.variables).policy;
