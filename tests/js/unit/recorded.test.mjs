// Scenarios recorded by the simulation and played through the package: equal outcomes show that the
// simulation's driver does what the package's loop does.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mock, test } from "node:test";
import { inBuild } from "../../../scripts/lib/paths.mjs";
import { capture } from "../../../scripts/lib/run.mjs";
import { expected, ordered, play } from "../support/recorded.mjs";

const SCENARIOS = 300;

async function recorded() {
  const place = inBuild("scenarios.jsonl");
  const env = { ...process.env, EVERBEARER_SIM_RECORD: place };
  const args = ["test", "--locked", "--test", "sim", "--", "--ignored", "record"];
  await capture("cargo", args, { env });
  const lines = readFileSync(place, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line));
}

test("the package does what the simulation has recorded, to the millisecond", async () => {
  const scenarios = await recorded();
  assert.equal(scenarios.length, SCENARIOS);
  for (const scenario of scenarios) {
    // The seed of the client's jitter.
    const random = mock.method(Math, "random", () => scenario.random);
    const saw = await play(scenario);
    random.mock.restore();
    const seen = { ...saw, sendings: ordered(saw.sendings), endings: ordered(saw.endings) };
    assert.deepEqual(seen, expected(scenario), `scenario ${scenario.seed}`);
  }
});
