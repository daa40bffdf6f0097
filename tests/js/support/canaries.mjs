// Owns the search for leaked secrets: the forms in which they travel, and the ways in which values are
// printed.

import assert from "node:assert/strict";
import { inspect } from "node:util";

/** Text as a form encodes it. */
export const form = (text) => new URLSearchParams({ x: text }).toString().slice(2);
export const base64 = (text) => Buffer.from(text).toString("base64");

/** The same in a Basic header, where a space is %20. */
export const basicForm = (text) => form(text).replaceAll("+", "%20");

/** Every form of the credentials and tokens, none of which may show. */
export function canaries(sandbox, tokens) {
  const { clientId, clientSecret } = sandbox;
  const pairs = [form, basicForm, String].map((as) => `${as(clientId)}:${as(clientSecret)}`);
  const secrets = [clientSecret, form(clientSecret), encodeURIComponent(clientSecret)];
  const encoded = [...pairs, clientSecret].map(base64);
  const json = JSON.stringify(clientSecret).slice(1, -1);
  return [...secrets, json, ...encoded, ...encoded.map((text) => text.slice(0, -4)), ...tokens];
}

/** A value, printed in every usual way. */
function printed(value) {
  const wide = { depth: null, showHidden: true, getters: true, maxStringLength: null };
  const texts = [
    String(value),
    `${value}`,
    value + "",
    inspect(value),
    inspect(value, wide),
    inspect({ nested: [value] }, wide),
    inspect(value, { ...wide, customInspect: false, getters: false }),
    JSON.stringify(value),
    JSON.stringify({ nested: [value] }),
    JSON.stringify(Object.entries(value)),
    JSON.stringify({ ...value }),
  ];
  if (value instanceof Error) texts.push(value.stack, value.message, printed({ ...value }));
  if (value?.cause) texts.push(printed(value.cause));
  for (const name of Object.getOwnPropertyNames(value)) texts.push(inspect(value[name], wide));
  return texts.join("\n");
}

/** Fails if a value shows one of the forbidden texts, however it is printed. */
export function assertClean(values, forbidden) {
  for (const value of values) {
    const text = printed(value);
    for (const canary of forbidden) {
      const line = text.split("\n").find((one) => one.includes(canary));
      assert.equal(line, undefined, `${canary} stands in: ${line}`);
    }
  }
}
