// Owns the ways of both Vagaro APIs: JSON throughout; the official one puts everything into an envelope.

import type { Conventions, Failure } from "../../operations/conventions.js";
import { numberIn, reread } from "../../operations/shapes.js";
import { isFields } from "../../values/fields.js";
import type { Fields } from "../../values/fields.js";

/** Codes of the seed contract are words such as `customer_not_found`; anything else is not shown. */
const WORD = /^[a-z][a-z0-9_]{1,63}$/;

const seedCode = ({ error }: Fields): string | undefined =>
  typeof error === "string" && WORD.test(error) ? error : undefined;

/** How the seed contract is spoken. */
export const seedConventions: Conventions = {
  body: "json",
  headers: { "content-type": "application/json" },
  codeIn: seedCode,
  objection: (body) =>
    isFields(body) && body["success"] === false ? { code: seedCode(body) ?? "refused" } : undefined,
  value: (body) => withTextIds(body, /_ids?$/),
};

/** Names of ids in V2. An employee's card has a number, which is none. */
const V2_ID = /^id$|(?<!employeeCard)Ids?$/;

/** Ids are text, also where they come as numbers. */
function withTextIds(body: unknown, isId: RegExp): unknown {
  return reread(body, (name, value) =>
    typeof value === "number" && isId.test(name) ? String(value) : value,
  );
}

/** What the official API's own codes mean. */
const CODES: Readonly<Record<number, string>> = {
  1003: "validation_failed",
  1034: "token_expired",
  1038: "rate_limited",
  1051: "invalid_parameter",
};

const SUCCESS = 1000;

/** How the official API V2 is spoken to on behalf of a business. */
export function v2Conventions(businessId: string): Conventions {
  return {
    body: "json",
    known: { businessId },
    codeIn,
    objection: (body) => (isFields(body) ? objection(body) : undefined),
    value: (body) => withTextIds(isFields(body) && "data" in body ? body["data"] : body, V2_ID),
    pager: {
      sizeName: "pageSize",
      ask: ({ pages }, pageSize) => ({ pageNumber: pages + 1, pageSize }),
      // A next page's URL may be missing too early, or be there for ever. Some lists have a count.
      says: (page) => {
        const total = isFields(page) ? numberIn(page["totalRecords"]) : undefined;
        return total === undefined ? {} : { total };
      },
    },
  };
}

function objection(body: Fields): Failure | undefined {
  const code = codeIn(body);
  if (code !== undefined) return { code };
  // A message without an envelope is what stands before the API has to say.
  const stray = typeof body["message"] === "string" && !("responseCode" in body);
  return stray && !("data" in body) ? { code: "unexpected_response" } : undefined;
}

function codeIn({ responseCode }: Fields): string | undefined {
  const code = numberIn(responseCode);
  if (code === undefined || code === SUCCESS) return undefined;
  // Codes are whole numbers; anything else would make no word.
  if (!Number.isSafeInteger(code) || code < 0) return "unexpected_response";
  return CODES[code] ?? `response_code_${code}`;
}
