// The same behaviours in every runtime and out of every bundler: each cell of the table is run, and
// each is green.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { startSandbox } from "everbearer/sandbox";
import { rows } from "./rows.mjs";
import { names } from "./suite.mjs";

const table = [];

/** What the adapters' clients and the steering of the sandbox read from their environment. */
const variablesOf = ({ url, clientId, clientSecret, oauth, athena, vagaroV2 }) => {
  const credentials = (prefix) => ({
    [`${prefix}_CLIENT_ID`]: clientId,
    [`${prefix}_CLIENT_SECRET`]: clientSecret,
  });
  return {
    SANDBOX_URL: url,
    ...credentials("ACME"),
    ACME_TOKEN_URL: oauth.tokenUrl,
    ACME_BASE_URL: oauth.baseUrl,
    ...credentials("ATHENA"),
    ATHENA_ENVIRONMENT: "preview",
    ATHENA_PRACTICE_ID: athena.practiceId,
    ATHENA_BASE_URL: url,
    ...credentials("VAGARO"),
    VAGARO_API_BASE_URL: url,
    VAGARO_REGION: vagaroV2.region,
    VAGARO_BUSINESS_ID: vagaroV2.businessId,
  };
};

describe("every behaviour is the same in", () => {
  for (const [row, outcomesIn] of rows) {
    test(row, async (t) => {
      const sandbox = await startSandbox();
      t.after(() => sandbox.close());
      const cells = [row, ...names.map(() => "NOT RUN")];
      table.push(cells);
      const outcomes = await outcomesIn(variablesOf(sandbox));
      cells.splice(
        1,
        Infinity,
        ...names.map((name) => (outcomes[name] === "ok" ? "ok" : "FAILED")),
      );
      const expected = Object.fromEntries(names.map((name) => [name, "ok"]));
      assert.deepEqual(outcomes, expected);
    });
  }

  after(() => {
    const header = ["runtime", ...names];
    const lines = [header, header.map(() => "---"), ...table];
    console.log(lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n"));
  });
});
