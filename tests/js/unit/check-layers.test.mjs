// Proves that each layer rule can fail, and that what it must let through passes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsIn, rules } from "../../../scripts/lib/layers.mjs";

const LIFECYCLE = "pub struct Lifecycle {\n    state: State,\n    PUBcount: u32,\n}\n";

/** Per rule: texts it must object to, and texts it must not, each as [path, text]. */
const cases = {
  R1: {
    broken: [
      ["src/core/a.rs", "use js_sys::Promise;"],
      ["src/core/a.rs", "use web_sys::Response;"],
      ["src/core/a.rs", "use wasm_bindgen::prelude::*;"],
      ["src/core/a.rs", "use gloo_timers::future::sleep;"],
      ["src/core/a.rs", "use crate::wasm::Clock;"],
      ["src/core/a.rs", "use std::time::{Duration, Instant};"],
      ["src/core/a.rs", "let now = SystemTime::now();"],
      ["src/core/a.rs", "getrandom::fill(&mut seed)?;"],
      ["src/core/a.rs", "let x = rand::random();"],
      ["src/core/a.rs", "pub async fn renew() {}"],
      ["src/core/a.rs", "flight.await"],
      ["src/core/a.rs", "std::thread::sleep(d);"],
      ["src/core/a.rs", 'std::env::var("X")'],
      ["src/core/deep/a.rs", "use std::collections::HashMap;"],
    ],
    fine: [
      ["src/core/a.rs", "// the edge awaits: flight.await, never here\nuse std::time::Duration;"],
      ["src/core/a.rs", "#[cfg(test)]\nmod tests { use std::collections::HashMap; }"],
      ["src/wasm/a.rs", "use js_sys::Promise;"],
    ],
  },
  R2: {
    broken: [
      ["src/wasm/a.rs", "if response.status() == UNAUTHORIZED {"],
      ["src/wasm/a.rs", "if 401 == code {"],
      ["src/wasm/a.rs", "if code >= 500 {"],
      ["src/wasm/a.rs", "if tries < 3 {"],
      ["src/wasm/a.rs", "match response.status() {"],
      ["src/wasm/a.rs", "matches!(status, OK)"],
      ["src/wasm/a.rs", "(200..300).contains(&code)"],
      ["src/wasm/a.rs", "if delay > 2_147_483_647 {"],
    ],
    fine: [
      ["src/wasm/a.rs", "if list.len() > 0 {"],
      ["src/wasm/a.rs", "if delay > 2_147_483_647 { // layer-ok: setTimeout's own limit"],
      ["src/wasm/a.rs", "core.answered(response.status())"],
      ["src/wasm/a.rs", "let list: Vec<u8> = bytes;"],
      ["src/core/a.rs", "if status == 401 {"],
    ],
  },
  R3: {
    broken: [
      ["src/core/machine.rs", LIFECYCLE.replace("PUB", "pub ")],
      ["src/core/machine.rs", LIFECYCLE.replace("PUB", "pub(crate) ")],
      ["src/core/machine.rs", "pub struct Machine { state: State }"],
    ],
    fine: [["src/core/machine.rs", LIFECYCLE.replace("PUB", "")]],
  },
  R4: {
    broken: [
      ["js/src/client/client.ts", "const id = process.env.ID;"],
      ["js/src/wasm/instance.ts", 'if (typeof Deno !== "undefined") {'],
      ["js/src/client/client.ts", "globalThis.navigator?.userAgent"],
      ["js/src/client/client.ts", "use(new EdgeRuntime[name]);"],
    ],
    fine: [
      ["js/src/entries/deno.ts", "environment: () => Deno.env.toObject()"],
      ["js/src/errors/errors.ts", 'const message = "hand over process.env or a window.";'],
      [
        "js/src/client/client.ts",
        "// process.env is read by the entry\nclient.process(x); this.window.end;",
      ],
    ],
  },
  length: {
    broken: [["scripts/a.mjs", "a;\n".repeat(501)]],
    fine: [["scripts/a.mjs", "a;\n".repeat(500)]],
  },
  unfinished: {
    broken: [
      ["src/lib.rs", `// ${"TO"}DO: more`],
      ["tests/js/unit/a.test.mjs", `// ${"FIX"}ME`],
    ],
    fine: [["src/lib.rs", "// a todo list"]],
  },
  console: {
    broken: [["js/src/client/client.ts", 'console.warn("late");']],
    fine: [
      ["js/src/sandbox/index.ts", 'console.log("listening");'],
      ["js/src/client/client.ts", "// console.log is for others"],
    ],
  },
};

const broken = (id, [path, text]) => findingsIn(path, text).some(({ rule }) => rule === id);

for (const { id, about } of rules) {
  test(`${id}: ${about}`, () => {
    for (const one of cases[id].broken) assert.ok(broken(id, one), `lets through: ${one}`);
    for (const one of cases[id].fine) assert.ok(!broken(id, one), `objects to: ${one}`);
  });
}

test("a finding names the line", () => {
  const [finding] = findingsIn("src/core/a.rs", "//! Core.\n/* a\n b */\nuse js_sys::Array;\n");
  assert.equal(finding.line, 4);
});
