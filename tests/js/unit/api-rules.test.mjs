// Proves that each rule about the comments of public names can fail, and what it lets through.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsIn, NEVER_THROW, rules, unknownNames } from "../../../scripts/lib/api-rules.mjs";
import { typesSection } from "../../../scripts/docs/write.mjs";

const KIND = { module: 2, function: 64, class: 128, interface: 256, property: 1024, method: 2048 };
const number = { type: "intrinsic", name: "number" };

const comment = (text, throws) => ({
  summary: [{ text }],
  blockTags: throws ? [{ tag: "@throws", content: [{ text: throws }] }] : [],
});

/** A member of a type, or a method if it throws something or nothing. */
const property = (name, text, { type, isOptional = false } = {}) => ({
  ...{ kind: KIND.property, name, type, flags: { isOptional } },
  ...(text ? { comment: comment(text) } : {}),
});
const method = (name, text, throws) => ({
  ...{ kind: KIND.method, name, flags: {} },
  signatures: [{ name, comment: comment(text, throws) }],
});

/** The description of an API that has one type with these members. */
const api = (name, ...children) => ({
  children: [
    {
      kind: KIND.module,
      name: "index",
      children: [{ kind: KIND.interface, name, flags: {}, comment: comment("A type."), children }],
    },
  ],
});

/** By rule: types with a member that it must object to, and types with members that it must not. */
const cases = {
  documented: {
    broken: [
      ["Thing", property("name", "")],
      ["Thing", property("PUT things", "")],
      ["Thing", method("run", "", "CallError.")],
    ],
    fine: [
      ["Thing", property("name", "A name.")],
      ["CustomerEventData", property("first_name", "")],
      ["ThingMethods", property("PUT /things/{thingid}", "")],
    ],
  },
  unit: {
    broken: [
      ["Thing", property("delayMs", "The wait.", { type: number })],
      ["Thing", property("expiresAt", "When it ends.", { type: number })],
      ["ThingOptions", property("depth", "How deep it goes.", { type: number })],
      [
        "ThingOptions",
        property("depth", "How deep.", { type: { type: "union", types: [number] } }),
      ],
    ],
    fine: [
      ["Thing", property("delayMs", "The wait, in milliseconds.", { type: number })],
      ["Thing", property("delayMs", "The wait, as text.", { type: { type: "reference" } })],
      ["ThingOptions", property("depth", "Depth. Unit: levels.", { type: number })],
    ],
  },
  default: {
    broken: [["ThingOptions", property("name", "A name.", { isOptional: true })]],
    fine: [
      ["ThingOptions", property("name", "A name. Default: none.", { isOptional: true })],
      ["ThingOptions", property("name", "A name.")],
      ["Thing", property("name", "A name.", { isOptional: true })],
    ],
  },
  throws: {
    broken: [["Thing", method("run", "Runs.")]],
    fine: [
      ["Thing", method("run", "Runs.", "CallError.")],
      ["OAuthClient", method("close", "Ends the client.")],
      ["WebhookRequest", method("arrayBuffer", "The bytes.")],
    ],
  },
};

for (const rule of Object.keys(rules)) {
  test(`${rule}: objects to what is missing, and to nothing else`, () => {
    const found = ([name, member]) => findingsIn(api(name, member)).map((one) => one.rule);
    for (const example of cases[rule].broken) {
      assert.deepEqual(found(example), [rule], JSON.stringify(example));
    }
    for (const example of cases[rule].fine) {
      assert.deepEqual(found(example), [], JSON.stringify(example));
    }
  });
}

test("throws: a name that is listed as one that never throws is public, and has no @throws", () => {
  const description = api("OAuthClient", method("close", "Ends the client.", "CallError."));
  assert.deepEqual(
    findingsIn(description).map(({ rule }) => rule),
    ["throws"],
  );
  assert.equal(unknownNames(description).length, NEVER_THROW.size - 1);
});

test("throws: a preset without variables gives a literal, one with variables may throw", () => {
  const preset = (name, parameters) => ({
    ...{ kind: KIND.function, name, flags: {} },
    signatures: [{ name, comment: comment("A provider."), parameters }],
  });
  const children = [preset("spotify", []), preset("auth0", [{ name: "variables" }])];
  const module = (name) => ({ children: [{ kind: KIND.module, name, children }] });
  const found = (name) => findingsIn(module(name)).map((one) => one.name);
  assert.deepEqual(found("presets"), ["presets.auth0"]);
  assert.deepEqual(found("index"), ["index.spotify", "index.auth0"]);
});

test("a type of a provider has a provenance", () => {
  const type = { name: "Customer", doc: "A customer.", members: [], text: "string" };
  const resources = [{ operations: [{ result: "Customer", parameters: [] }] }];
  const section = (provenance) =>
    typesSection({ title: "", space: "" }, [{ ...type, provenance }], resources);
  assert.match(section("official"), /Provenance: official\./);
  for (const provenance of [undefined, "certain"]) {
    assert.throws(() => section(provenance), /Customer has no provenance/);
  }
});
