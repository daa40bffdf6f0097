// The demo runs to its end without a terminal, shows every scene, and detects what goes wrong.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { promisify } from "node:util";
import { startSandbox } from "everbearer/sandbox";
import { play } from "../../../scripts/demo/play.mjs";
import { scenes } from "../../../scripts/demo/scenes.mjs";
import { systems } from "../../../scripts/demo/systems.mjs";
import { terminal } from "../../../scripts/demo/terminal.mjs";

const run = promisify(execFile);
const demo = fileURLToPath(new URL("../../../scripts/demo/index.mjs", import.meta.url));
const ESCAPE = "\u001b";

/** A stream that records its text. */
const stream = (properties) => ({
  ...properties,
  text: "",
  write(text) {
    this.text += text;
  },
});

test("piped: exit code 0, every scene on both systems, no colour", async () => {
  const { stdout, stderr } = await run(process.execPath, [demo], { timeout: 60_000 });
  assert.equal(stderr, "");
  assert.ok(!stdout.includes(ESCAPE));
  for (const { number, title } of scenes) {
    assert.ok(stdout.includes(`\n${number}. ${title}\n`), title);
    for (const system of ["athena", "vagaro"]) {
      const row = new RegExp(`^${title} +${system}( +\\d+){5}$`, "m");
      assert.match(stdout, row);
    }
  }
  assert.match(stdout, /^scene +system +calls +token requests +failures +replays +retries$/m);
  const total = stdout.match(/^total +(\d+) +(\d+) +(\d+) +(\d+) +(\d+)$/m)?.slice(1);
  assert.ok(Number(total?.[0]) > 2_000, "more than two thousand calls");
  assert.deepEqual(total?.slice(1), ["20", "2", "2", "2"]);
  assert.ok(!stdout.includes("sandbox-secret"));
  assert.match(stdout, /^All 8 scenes went as expected on both systems/m);
});

test("an unexpected outcome is detected, printed and counted", async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const out = stream({ isTTY: false });
  const scene = {
    number: 1,
    title: "One call",
    about: "It takes one token request, not two.",
    expected: { calls: 1, "token requests": 2 },
    async run(one) {
      one.open();
      await one.tellCall();
      one.check(false, "this never holds");
      throw new Error("and this breaks off");
    },
  };
  const [result, other] = await play(scene, systems(sandbox), sandbox, terminal(out, {}));
  assert.deepEqual(result.problems, [
    "this never holds",
    "Error: and this breaks off",
    "1 token requests instead of 2",
  ]);
  assert.equal(other.system, "vagaro");
  assert.equal(out.text.match(/NOT AS EXPECTED: /g)?.length, 6);
});

test("colour on a terminal only, and not with NO_COLOR", () => {
  const shown = (properties, env) => {
    const out = stream(properties);
    const screen = terminal(out, env);
    screen.scene(1, "Title", "About.");
    screen.event(1_234, "athena", "something happened");
    return out.text;
  };
  assert.ok(shown({ isTTY: true, columns: 80 }, {}).includes(ESCAPE));
  assert.ok(!shown({ isTTY: true, columns: 80 }, { NO_COLOR: "1" }).includes(ESCAPE));
  const plain = "\n1. Title\nAbout.\n  1.234 s  athena    something happened\n";
  assert.equal(shown({ isTTY: undefined }, {}), plain);
});

test("on a terminal long texts break at spaces and are indented", () => {
  const out = stream({ isTTY: true, columns: 70 });
  terminal(out, { NO_COLOR: "1" }).event(
    5,
    "vagaro",
    `two lines:\n  - ${"word ".repeat(20).trim()}`,
  );
  const lines = out.text.trimEnd().split("\n");
  assert.equal(lines[0], "  0.005 s  vagaro    two lines:");
  assert.ok(lines.length > 3);
  assert.ok(lines.every((line) => line.length <= 70));
  assert.ok(lines.slice(2).every((line) => line.startsWith(`${" ".repeat(25)}word`)));
});
