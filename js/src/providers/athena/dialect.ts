// Owns athenahealth's ways: forms, objects in lists of one, and failures that come with status 200.

import type { Dialect, Failure } from "../../operations/dialect.js";
import { isFields, numberIn, one } from "../../operations/shapes.js";
import { normalised, write } from "./fields.js";

/** How athenahealth is spoken to. */
export const athenaDialect: Dialect = {
  body: "form",
  write,
  objection,
  value: normalised,
  pager: {
    sizeName: "limit",
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
  const { success, errormessage, error } = answer;
  const succeeded = normalised(success, "success");
  if (succeeded === false || succeeded === 0) return REFUSED;
  const complains = [errormessage, error].some((text) => typeof text === "string" && text !== "");
  const brought = Object.entries(answer).some(([name, id]) => /ids?$/.test(name) && id !== "");
  return complains && succeeded !== true && !brought ? REFUSED : undefined;
}

/** Links to pages are relative URLs. */
function offsetIn(link: string): number | undefined {
  const query = link.slice(link.indexOf("?") + 1);
  return numberIn(new URLSearchParams(query).get("offset"));
}
