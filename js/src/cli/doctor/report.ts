// Owns the paragraph that a support ticket can hold: facts without anything secret.

import { versions } from "node:process";
import { textsIn } from "../claims.js";
import { durationOf, isoOf } from "../times.js";
import type { Cause } from "./diagnosis.js";
import { isFault } from "./facts.js";
import type { Facts } from "./facts.js";
import { placeOf } from "./place.js";

/** Dates in headers have whole seconds, and a response takes its time. */
export const AGREE_MS = 2_000;

/** One paragraph. */
export function paragraphOf(facts: Facts, causes: readonly Cause[], version: string): string {
  const { endpoint, startedAt, authentication, format, tcp, tls, aheadMs, failure, token } = facts;
  const from = `At ${isoOf(startedAt)}, everbearer ${version} in Node ${versions.node}`;
  if (facts.problems.length > 0) return `${from} was not configured: ${facts.problems.join(" ")}`;
  const place = endpoint === undefined ? "the issuer's token endpoint" : placeOf(endpoint);
  const sentences = [
    `${from} asked ${place} for a token by client credentials${how(authentication, format)}.`,
  ];
  if (tcp && !isFault(tcp)) sentences.push(`The connection went to ${tcp.address}.`);
  if (tls && !isFault(tls)) sentences.push(`The certificate ends at ${isoOf(tls.endsAt)}.`);
  if (aheadMs !== undefined) {
    const side = aheadMs > 0 ? "ahead of" : "behind";
    const isSame = Math.abs(aheadMs) < AGREE_MS;
    sentences.push(
      isSame
        ? "The clocks agreed."
        : `The server's clock was ${durationOf(aheadMs)} ${side} the client's.`,
    );
  }
  if (failure) {
    const { response } = facts;
    const said = [
      response?.status,
      failure.error,
      failure.description && `"${failure.description}"`,
    ];
    const text = said.filter((part) => part !== undefined && part !== "").join(" ");
    sentences.push(text === "" ? `It failed: ${failure.code}.` : `The response was ${text}.`);
  }
  if (token) {
    const audience = textsIn(token.claims?.["aud"]);
    const aud = audience.length > 0 ? ` for ${audience.join(", ")}` : "";
    sentences.push(`A token${aud} was granted, which expires at ${isoOf(token.expiresAt)}.`);
  }
  if (facts.call?.status !== undefined) {
    sentences.push(`A call to ${facts.call.origin} had the response ${String(facts.call.status)}.`);
  }
  const [first] = causes;
  if (first) sentences.push(`Likely cause: ${first.cause}`);
  return sentences.join(" ");
}

const how = (authentication: string | undefined, format: string | undefined): string =>
  authentication === undefined ? "" : ` (${[authentication, format].filter(Boolean).join(", ")})`;
