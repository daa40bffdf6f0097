// Flights recorded by the simulation of a fleet and played through the package: equal outcomes show that the edge as the
// simulation has it does what the package's loop does. And each rule of that loop is broken, which they must find.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { OAuthClient } from "everbearer";
import { inBuild } from "../../../scripts/lib/paths.mjs";
import { capture } from "../../../scripts/lib/run.mjs";
import { brokenLoop } from "../support/broken-loop.mjs";
import { expected, stage } from "../support/flights.mjs";

async function recorded() {
  const place = inBuild("flights.jsonl");
  const env = { ...process.env, EVERBEARER_FLEET_RECORD: place };
  const args = ["test", "--locked", "--test", "fleet", "--", "--ignored", "record"];
  const output = await capture("cargo", args, { env });
  const lines = readFileSync(place, "utf8").trim().split("\n");
  return {
    flights: lines.map((line) => JSON.parse(line)),
    figures: /^flights: .*$/m.exec(output)?.[0],
  };
}

describe("recorded flights", () => {
  let flights, figures, play;

  before(async () => {
    ({ flights, figures } = await recorded());
    play = stage();
  });

  test("the package does what the simulation has recorded, to the millisecond", async (t) => {
    t.diagnostic(figures);
    for (const flight of flights) {
      const { seed, process } = flight;
      assert.deepEqual(
        await play(flight, OAuthClient),
        expected(flight),
        `seed ${seed}, process ${process}`,
      );
    }
  });

  test("they find each broken rule of the loop", async () => {
    const { OAuthClient, rules, breakRule } = await brokenLoop();
    const finds = async (flight) =>
      !isDeepStrictEqual(await play(flight, OAuthClient), expected(flight));
    const findsAny = async () => {
      for (const flight of flights) if (await finds(flight)) return true;
      return false;
    };
    breakRule(undefined);
    assert.equal(await findsAny(), false, "no rule is broken");
    const missed = [];
    for (const rule of rules) {
      breakRule(rule);
      if (!(await findsAny())) missed.push(rule);
    }
    assert.deepEqual(missed, []);
  });
});
