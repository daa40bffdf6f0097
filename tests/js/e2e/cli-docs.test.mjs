// docs/cli.md: every command that it shows is run, and prints what the page says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { everbearer, started, variablesFor } from "../support/cli.mjs";
import { startSandbox } from "../support/setup.mjs";

const page = readFileSync(new URL("../../../docs/cli.md", import.meta.url), "utf8");

/** Each block: its command line, and what it prints. */
const blocks = [...page.matchAll(/```console\n\$ (.*)\n([\s\S]*?)```/g)].map(
  ([, line, printed]) => ({ line, printed }),
);

/** What differs from run to run. */
const alike = (text) =>
  text
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, "TIME")
    .replace(/in (?:1 h|59 min \d+ s)$/gm, "in 1 h")
    .replace(/ +\d+ ms {2}/g, " MS  ")
    .replace(/(127\.0\.0\.1)(:|, port )\d+/g, "$1$2PORT")
    .replace(/everbearer \d+\.\d+\.\d+ in Node [\d.]+/g, "everbearer VERSION in Node VERSION");

/** The words of a command line, and the variables before them. */
function parsed(line) {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
  const at = words.indexOf("npx");
  assert.equal(words[at + 1], "everbearer");
  const own = Object.fromEntries(words.slice(0, at).map((word) => word.split("=")));
  return { own, args: words.slice(at + 2) };
}

test("docs/cli.md shows every command", () => {
  const shown = new Set(blocks.map(({ line }) => parsed(line).args[0]));
  assert.deepEqual([...shown].sort(), ["call", "doctor", "env", "presets", "sandbox", "token"]);
});

for (const { line, printed } of blocks) {
  test(`$ ${line}`, async (t) => {
    const sandbox = await startSandbox();
    t.after(() => sandbox.close());
    sandbox.oauth.settings.accessToken = "TOKEN";
    const { own, args } = parsed(line);
    if (args[0] === "sandbox") {
      const { first } = await started(
        t,
        args.filter((arg) => !/^(?:--port|\d+)$/.test(arg)),
      );
      return assert.equal(alike(first), alike(printed));
    }
    const env = { ...variablesFor(sandbox), ...own };
    const { stdout } = await everbearer(args, { env });
    const seen = alike(stdout);
    // The headers of a response are the server's.
    if (args.includes("--json")) return assert.ok(seen.startsWith(alike(printed)), seen);
    assert.equal(seen.trimEnd(), alike(printed).trimEnd());
  });
}
