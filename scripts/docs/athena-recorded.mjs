// Owns which of athenahealth's operations were recorded: evidence beside the provenance of declarations. The
// recordings are data of the tests.

import { readFileSync } from "node:fs";
import { inRoot } from "../lib/paths.mjs";

const { responses } = JSON.parse(
  readFileSync(inRoot("tests", "js", "support", "athena-recorded.json"), "utf8"),
);

const nameless = (operation) => operation.replaceAll(/\{\w+\}/g, "{}");
const recorded = new Set(
  responses.filter(({ status }) => status === 200).map(({ operation }) => nameless(operation)),
);

/** Whether a successful response to an operation was recorded. */
export const isRecorded = ({ method, path }) => recorded.has(nameless(`${method} ${path}`));

/** What that says about a method. */
export const about =
  "a response of athenahealth's preview environment was recorded, by a public client for its own tests from 2016 to 2023. Tests hold the method and its types against the recorded names and kinds, and the [sandbox](../testing.md#recorded-and-documented-responses) sends them.";
