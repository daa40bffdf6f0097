// Owns athenahealth's conventions: forms, objects in lists of one, and failures with status 200.

import type { Conventions, Failure } from "../../operations/conventions.js";
import { isId, isText, numberIn, single } from "../../operations/shapes.js";
import { isFields } from "../../values/fields.js";
import { BYTES, isIdName, normalised, write } from "./fields.js";

/** athenahealth's conventions. */
export const athenaConventions: Conventions = {
  body: "form",
  before: "/v1/{practiceid}",
  consumes: (path) => /\/(?:changed|signedoff)$/.test(path),
  bytes: BYTES,
  write,
  objection,
  codeIn: ({ error }) =>
    typeof error === "string" && error.includes("setup (subscription)")
      ? "not_subscribed"
      : undefined,
  advice: {
    not_subscribed:
      ": there is no subscription to this feed. subscribe of client.feeds creates one, which takes effect within 15 minutes",
  },
  value: normalised,
  pager: {
    sizeName: "limit",
    startName: "offset",
    ask: ({ offset }, limit) => ({ limit, offset }),
    says: (page) => {
      const { totalcount, next } = isFields(page) ? page : {};
      const total = numberIn(totalcount);
      const ahead = typeof next === "string" ? offsetIn(next) : undefined;
      return {
        ...(total === undefined ? {} : { total }),
        ...(ahead === undefined ? {} : { next: ahead }),
      };
    },
  },
};

const REFUSED: Failure = { code: "refused" };

/**
 * Some operations respond 200 and report a failure in the body: by `success`, by a text instead of a
 * result, or by an `errormessage` without any id.
 */
function objection(body: unknown): Failure | undefined {
  if (typeof body === "string") return numberIn(body) === undefined ? REFUSED : undefined;
  const result = single(body);
  if (!result) return undefined;
  const success = String(result["success"]);
  if (success === "false" || success === "0") return REFUSED;
  const complains = ["errormessage", "error"].some((name) => isText(result[name]));
  const brought = Object.entries(result).some(([name, value]) => isIdName(name) && holdsId(value));
  return complains && success !== "true" && !brought ? REFUSED : undefined;
}

/** An id, or a list with one. */
const holdsId = (value: unknown): boolean =>
  isId(value) || (Array.isArray(value) && value.some(holdsId));

/** The offset in a link to a page, which is a relative URL. */
function offsetIn(link: string): number | undefined {
  const query = link.slice(link.indexOf("?") + 1);
  return numberIn(new URLSearchParams(query).get("offset"));
}
