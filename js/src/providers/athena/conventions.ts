// Owns athenahealth's ways: forms, objects in lists of one, and failures that come with status 200.

import type { Conventions, Failure } from "../../operations/conventions.js";
import { numberIn, one } from "../../operations/shapes.js";
import { isFields } from "../../values/fields.js";
import { isIdName, normalised, write } from "./fields.js";

/** How athenahealth is spoken to. */
export const athenaConventions: Conventions = {
  body: "form",
  write,
  objection,
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
 * Some operations answer 200 and say in the body that they failed: by `success`, by a text in the place
 * of a result, or by an `errormessage` beside no id at all.
 */
function objection(body: unknown): Failure | undefined {
  if (typeof body === "string") return numberIn(body) === undefined ? REFUSED : undefined;
  const answer = one(body);
  if (!isFields(answer)) return undefined;
  const success = String(answer["success"]);
  if (success === "false" || success === "0") return REFUSED;
  const complains = ["errormessage", "error"].some((name) => isText(answer[name]));
  const brought = Object.entries(answer).some(([name, value]) => isIdName(name) && isId(value));
  return complains && success !== "true" && !brought ? REFUSED : undefined;
}

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";

/** An id, or a list of some. */
const isId = (value: unknown): boolean =>
  typeof value === "number" || isText(value) || (Array.isArray(value) && value.some(isId));

/** Links to pages are relative URLs. */
function offsetIn(link: string): number | undefined {
  const query = link.slice(link.indexOf("?") + 1);
  return numberIn(new URLSearchParams(query).get("offset"));
}
