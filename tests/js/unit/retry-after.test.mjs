// Dates in Retry-After, in all forms that servers use, become numbers for the core.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { retryAfterOf } from "../../../build/js/call/retry-after.js";

const own = (response) => retryAfterOf(response, "retry-after", "");
const read = (header) => own({ headers: { get: () => header } });
const AT = Date.UTC(2026, 10, 6, 8, 49, 37);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A point in time in the three forms of RFC 9110 §5.6.7 and in ISO 8601. */
function forms(ms) {
  const date = new Date(ms);
  const [weekday, day, month, year, time] = date.toUTCString().replace(",", "").split(" ");
  return [
    date.toUTCString(),
    `${weekday}day, ${day}-${month}-${year.slice(2)} ${time} GMT`,
    `${weekday} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`,
    date.toISOString(),
  ];
}

describe("a date", () => {
  test("in any form becomes milliseconds, as far as years of two digits are in the future", () => {
    for (let ms = 1_000_000_000_000; ms < Date.UTC(2070, 0); ms += DAY + 7_919_000) {
      for (const form of forms(ms)) assert.equal(read(form), String(ms), form);
    }
  });

  test("in the far past becomes a number that the core cannot take for a wait", () => {
    for (const year of [1970, 1971, 1994, 2001]) {
      for (const form of forms(Date.UTC(year, 0, 2)))
        assert.equal(read(form), "1000000000000", form);
    }
  });

  test("with two digits has a year from 1970 to 2069", () => {
    assert.equal(read("Tuesday, 01-Jan-69 00:00:00 GMT"), String(Date.UTC(2069, 0)));
    assert.equal(read("Thursday, 01-Jan-70 00:00:00 GMT"), "1000000000000");
  });

  test("with four digits may have any later year", () => {
    assert.equal(read("Wed, 01 Jan 2200 00:00:00 GMT"), String(Date.UTC(2200, 0)));
  });

  for (const [form, ms] of [
    ["Fri, 06 Nov 2026 08:49:37 +0100", AT - HOUR],
    ["Fri, 06 Nov 2026 08:49:37 -05:00", AT + 5 * HOUR],
    ["Fri, 06 Nov 2026 08:49:37+0100", AT - HOUR],
    ["Fri, 06 Nov 2026 08:49:37 UTC", AT],
    ["Fri, 06 Nov 2026 08:49:37 Z", AT],
    ["Fri, 06 Nov 2026 08:49:37Z", AT],
    ["Fri, 06 Nov 2026 08:49:37 EST", AT + 5 * HOUR],
    ["Fri, 06 Nov 2026 08:49:37 PDT", AT + 7 * HOUR],
    ["Fri, 06 Nov 2026 08:49:37 XYZ", AT],
    ["Fri, 06 Nov 2026 08:49:37", AT],
    ["Fri, 06 nov 2026 08:49:37 gmt", AT],
    ["Friday, 6 Nov 2026 08:49:37 GMT", AT],
    ["06 Nov 2026 08:49:37 GMT", AT],
    ["Fri,06 Nov 2026 08:49:37 GMT", AT],
    ["2026-11-06T08:49:37Z", AT],
    ["2026-11-06T08:49:37", AT],
    ["2026-11-06T08:49:37.250Z", AT],
    ["2026-11-06t08:49:37z", AT],
    ["2026-11-06T08:49:37+01:00", AT - HOUR],
    ["2026-11-06T08:49:37-0500", AT + 5 * HOUR],
    ["2026-11-06T08:49Z", AT - 37_000],
    ["Fri, 06 Nov 2026 08:49:60 GMT", AT + 23_000],
    ["2026-11-06T08:49:60Z", AT + 23_000],
  ]) {
    test(`${form} is read in its zone`, () => assert.equal(read(form), String(ms)));
  }
});

describe("a list", () => {
  for (const [header, numbers] of [
    ["Fri, 06 Nov 2026 08:49:37 GMT, 120", `${AT}, 120`],
    ["120, Fri, 06 Nov 2026 08:49:37 GMT", `120, ${AT}`],
    ["Fri, 06 Nov 2026 08:49:37 GMT, Fri, 06 Nov 2026 09:49:37 GMT", `${AT}, ${AT + HOUR}`],
    ["Fri Nov  6 08:49:37 2026, 2026-11-06T09:49:37Z", `${AT}, ${AT + HOUR}`],
  ]) {
    test(`${header} has each of its dates as a number`, () => assert.equal(read(header), numbers));
  }
});

describe("other text stays as it is:", () => {
  for (const header of [
    "",
    "0",
    "120",
    "1.5",
    "soon",
    "12:30",
    "Sun",
    "Sun, 06 Nop 2026 08:49:37 GMT",
    "Sun, 06 Nov 2026 08:61:37 GMT",
    "Sun, 06 Nov 2026 08:60:37 GMT",
    "Sun, 06 Nov 2026 08:49:61 GMT",
    "Sun, 06 Nov 2026 25:00:00 GMT",
    "Sun, 32 Nov 2026 08:49:37 GMT",
    "Sun, 00 Nov 2026 08:49:37 GMT",
    "Sun, 06 Nov 2026 08:49 GMT",
    "Thu, 01 Jan 1969 00:00:00 GMT",
    "Sun, 06 Nov 2026 08:49:371 GMT",
    "2026-13-06T08:49:37Z",
    "2026-11-06T08:60Z",
    "１９９４:",
  ]) {
    test(JSON.stringify(header), () => assert.equal(read(header), header));
  }
});

describe("a response of any class", () => {
  test("has the value of its header, or none", () => {
    assert.equal(own(new Response(null, { headers: { "Retry-After": "7" } })), "7");
    assert.equal(own(new Response()), undefined);
    assert.equal(read(undefined), undefined);
    assert.equal(read(7), undefined);
  });

  test("without usable headers has none", () => {
    const throwing = {
      get headers() {
        throw new Error("no");
      },
    };
    for (const response of [{}, { headers: {} }, { headers: { get: 1 } }, throwing]) {
      assert.equal(own(response), undefined);
    }
  });
});

describe("a header of the provider's own", () => {
  const response = (headers) => new Response(null, { headers });
  const other = (headers, mark) => retryAfterOf(response(headers), "x-reset", mark);

  test("carries its mark, and a date in it is a number", () => {
    assert.equal(other({ "X-Reset": "7" }, "milliseconds*"), "7milliseconds*");
    assert.equal(other({ "X-Reset": new Date(AT).toUTCString() }, "*"), `${AT}*`);
    assert.equal(other({ "X-Other": "7" }, "*"), undefined);
  });

  test("comes after Retry-After, which has no mark", () => {
    assert.equal(other({ "X-Reset": "7", "Retry-After": "9" }, "*"), "9");
    assert.equal(other({ "Retry-After": "9" }, "milliseconds*"), "9");
  });

  test("may be Retry-After in another form", () => {
    const given = response({ "Retry-After": "9" });
    assert.equal(retryAfterOf(given, "retry-after", "milliseconds"), "9milliseconds");
  });
});

test("a header made to be slow is read at once", () => {
  for (const piece of ["a,", "06 Nov ", "2026-11-06T", "Sun ", "1:", " , ", "+1:"]) {
    const header = piece.repeat(20_000 / piece.length);
    assert.equal(read(header), header);
  }
});
