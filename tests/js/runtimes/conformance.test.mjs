// The same behaviours in every runtime and from every bundler: each cell of the table is run.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { startSandbox } from "everbearer/sandbox";
import { elsewhere } from "./elsewhere.mjs";
import { oidcVariables } from "./oidc.mjs";
import { rows } from "./rows.mjs";
import { names } from "./suite.mjs";
import { variablesOf } from "./variables.mjs";

const table = [];

describe("every behaviour is the same in", () => {
  for (const [row, outcomesIn] of rows) {
    test(row, async (t) => {
      const sandbox = await startSandbox();
      t.after(() => sandbox.close());
      const cells = [row, ...names.map(() => "NOT RUN")];
      table.push(cells);
      const outcomes = await outcomesIn({
        ...variablesOf(sandbox),
        ...(await elsewhere(t)),
        ...(await oidcVariables(t)),
      });
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
