// Owns the conventions of both Vagaro APIs: both use JSON; the official one wraps everything in an envelope.

import type { Conventions, Failure } from "../../operations/conventions.js";
import { isText, numberIn, reread } from "../../operations/shapes.js";
import { isFields } from "../../values/fields.js";
import type { Fields } from "../../values/fields.js";

/** Codes of the seed contract are words such as `customer_not_found`. Nothing else is shown. */
const WORD = /^[a-z][a-z0-9_]{1,63}$/;

const seedCode = ({ error }: Fields): string | undefined =>
  typeof error === "string" && WORD.test(error) ? error : undefined;

/** The conventions of the seed contract. */
export const seedConventions: Conventions = {
  body: "json",
  headers: { "content-type": "application/json" },
  codeIn: seedCode,
  objection: (body) =>
    isFields(body) && body["success"] === false ? { code: seedCode(body) ?? "refused" } : undefined,
  value: (body) => withTextIds(body, /_ids?$/),
};

/** Names of ids in V2. The number of an employee's card is not an id. */
const V2_ID = /^id$|(?<!employeeCard)Ids?$/;

/** A body with all ids as text. */
function withTextIds(body: unknown, isId: RegExp): unknown {
  return reread(body, (name, value) =>
    typeof value === "number" && isId.test(name) ? String(value) : value,
  );
}

/** The meanings of the official API's codes. */
const CODES: Readonly<Record<number, string>> = {
  1003: "validation_failed",
  1034: "token_expired",
  1038: "rate_limited",
  1051: "invalid_parameter",
};

const SUCCESS = 1000;

/** The most rows of a page whose size is not requested: 25 locations, 20 services or 10 personal tasks. */
const OWN_PAGE = 25;

/** The conventions of the official API V2, for one business. */
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
      // Pages whose size is ignored have been seen to hold 10 rows, without the URL of a next page.
      ownSize: OWN_PAGE,
      says: (page) => {
        const { totalRecords, nextPage } = isFields(page) ? page : {};
        const total = numberIn(totalRecords);
        return {
          ...(total === undefined ? {} : { total }),
          ...(nextPage === undefined ? {} : { more: isText(nextPage) }),
        };
      },
    },
  };
}

function objection(body: Fields): Failure | undefined {
  const code = codeIn(body);
  if (code !== undefined) return { code };
  // A message without an envelope comes from a gateway in front of the API.
  const unwrapped = typeof body["message"] === "string" && !("responseCode" in body);
  return unwrapped && !("data" in body) ? { code: "unexpected_response" } : undefined;
}

function codeIn({ responseCode }: Fields): string | undefined {
  const code = numberIn(responseCode);
  if (code === undefined || code === SUCCESS) return undefined;
  // Codes are whole numbers; others would make invalid names.
  if (!Number.isSafeInteger(code) || code < 0) return "unexpected_response";
  return CODES[code] ?? `response_code_${code}`;
}
