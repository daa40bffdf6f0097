// Proves that each layer rule can fail, and that it accepts what it must.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { findingsIn, rules } from "../../../scripts/lib/layers.mjs";
import { moduleOf, ORDER } from "../../../scripts/lib/rust-order.mjs";

const LIFECYCLE = "pub struct Lifecycle {\n    state: State,\n    PUBcount: u32,\n}\n";

/** For each rule: texts that it must reject, and texts that it must accept, each as [path, text]. */
const cases = {
  R1: {
    broken: [
      ["src/engine/a.rs", "use js_sys::Promise;"],
      ["src/engine/a.rs", "use web_sys::Response;"],
      ["src/engine/a.rs", "use wasm_bindgen::prelude::*;"],
      ["src/engine/a.rs", "use gloo_timers::future::sleep;"],
      ["src/engine/a.rs", "use crate::wasm::Clock;"],
      ["src/engine/a.rs", "use std::time::{Duration, Instant};"],
      ["src/engine/a.rs", "let now = SystemTime::now();"],
      ["src/engine/a.rs", "getrandom::fill(&mut seed)?;"],
      ["src/engine/a.rs", "let x = rand::random();"],
      ["src/engine/a.rs", "pub async fn refresh() {}"],
      ["src/engine/a.rs", "flight.await"],
      ["src/engine/a.rs", "std::thread::sleep(d);"],
      ["src/engine/a.rs", 'std::env::var("X")'],
      ["src/engine/deep/a.rs", "use std::collections::HashMap;"],
    ],
    fine: [
      ["src/engine/a.rs", "// the edge awaits: flight.await, never here\nuse std::time::Duration;"],
      ["src/engine/a.rs", "#[cfg(test)]\nmod tests { use std::collections::HashMap; }"],
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
      ["src/wasm/a.rs", "core.responded(response.status())"],
      ["src/wasm/a.rs", "let list: Vec<u8> = bytes;"],
      ["src/engine/a.rs", "if status == 401 {"],
    ],
  },
  R3: {
    broken: [
      ["src/engine/lifecycle/machine.rs", LIFECYCLE.replace("PUB", "pub ")],
      ["src/engine/lifecycle/machine.rs", LIFECYCLE.replace("PUB", "pub(crate) ")],
      ["src/engine/lifecycle/machine.rs", "pub struct Machine { state: State }"],
    ],
    fine: [["src/engine/lifecycle/machine.rs", LIFECYCLE.replace("PUB", "")]],
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
  R7: {
    broken: [
      ["src/engine/time.rs", "use super::client::Engine;"],
      ["src/engine/ids.rs", "use crate::engine::lifecycle::{self, Lifecycle};"],
      ["src/engine/call/step.rs", "use crate::engine::config::Config;"],
      ["src/engine/config/reader.rs", "use super::Config;"],
      ["src/engine/config/reader.rs", "use super::*;"],
      [
        "src/engine/config/settings.rs",
        "use super::{reader, wire_profile::{Word}, options::NAMES};",
      ],
      ["src/engine/lifecycle/token.rs", "use super::{\n    schedule::Schedule,\n    machine,\n};"],
      ["src/engine/lifecycle/mod.rs", "pub use super::client::Engine;"],
      ["src/engine/error.rs", "let error: crate::engine::shapes::Shape = todo();"],
      ["src/engine/error.rs", "pub(in crate::engine) fn f() -> crate::wasm::Host {}"],
      ["src/wasm/flight.rs", "use super::driver::Driver;"],
      ["src/engine/nowhere.rs", ""],
    ],
    fine: [
      ["src/lib.rs", "pub mod engine;"],
      ["src/engine/shapes.rs", "use super::call::{Call, Stage};\nuse super::ids::FlightId;"],
      [
        "src/engine/call/step.rs",
        "pub(in crate::engine) struct S;\nuse crate::engine::ids::FlightId;",
      ],
      ["src/engine/call/mod.rs", "pub(super) use step::Stage;"],
      ["src/engine/time.rs", "/// See [`super::client::Engine`].\nuse core::fmt;"],
      ["src/engine/time.rs", "#[cfg(test)]\nmod tests { use super::*; }"],
      ["src/engine/time.rs", "let Self { wall, .. } = self;"],
      [
        "src/wasm/launch.rs",
        "use super::{convert, driver::{Driver as D}};\nuse crate::engine::time::Instant;",
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

test("the order of Rust modules names every module, and each room before what is in it", () => {
  const root = new URL("../../../src/", import.meta.url);
  const files = readdirSync(root, { recursive: true }).filter((file) => file.endsWith(".rs"));
  const modules = files.map((file) => moduleOf(`src/${file.replaceAll("\\", "/")}`));
  assert.deepEqual(ORDER.toSorted(), modules.toSorted());
  for (const [place, name] of ORDER.entries()) {
    const room = name.split("::").slice(0, -1).join("::");
    assert.ok(room === "" || ORDER.indexOf(room) < place, name);
  }
});

const broken = (id, [path, text]) => findingsIn(path, text).some(({ rule }) => rule === id);

for (const { id, about } of rules) {
  test(`${id}: ${about}`, () => {
    for (const one of cases[id].broken) assert.ok(broken(id, one), `lets through: ${one}`);
    for (const one of cases[id].fine) assert.ok(!broken(id, one), `objects to: ${one}`);
  });
}

test("a finding names the line", () => {
  const [finding] = findingsIn("src/engine/a.rs", "//! Core.\n/* a\n b */\nuse js_sys::Array;\n");
  assert.equal(finding.line, 4);
});
