// Owns the checks of what the build does to panics.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import binaryen from "binaryen";
import { withoutTexts, withTraps } from "../../../scripts/lib/panics.mjs";
import { inRoot } from "../../../scripts/lib/paths.mjs";

const PANIC = `(func $"core::panicking::panic_fmt" (result i32)
  (call $"core::fmt::write"))`;
const FORMATTER = '(func $"core::fmt::write" (result i32) (i32.const 7))';

function moduleOf(...functions) {
  binaryen.setDebugInfo(true);
  const module = binaryen.parseText(`(module ${functions.join("\n")})`);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

test("a panic traps, and what does not panic is left alone", async () => {
  const bytes = moduleOf(
    PANIC,
    FORMATTER,
    `(func (export "fails") (result i32) (call $"core::panicking::panic_fmt"))`,
    `(func $"alloc::fmt_of_ours" (export "works") (result i32) (i32.const 3))`,
  );
  const start = async (each) => (await WebAssembly.instantiate(each)).instance.exports;
  const [before, after] = [await start(bytes), await start(withTraps(bytes))];
  assert.deepEqual([before.fails(), before.works(), after.works()], [7, 3, 3]);
  assert.throws(() => after.fails(), { name: "RuntimeError", message: "unreachable" });
});

test("a function that formats without a panic fails the build", () => {
  const formats = `(func $"everbearer::says" (export "f") (result i32) (call $"core::fmt::write"))`;
  assert.throws(() => withTraps(moduleOf(PANIC, FORMATTER, formats)), {
    message: '"everbearer::says" formats by "core::fmt::write"'.replaceAll('"', ""),
  });
});

test("a module in which nothing panics by name fails the build", () => {
  const works = `(func $"everbearer::works" (export "f") (result i32) (i32.const 3))`;
  assert.throws(() => withTraps(moduleOf(works)), /no function of this module panics/);
});

test("paths of source files and texts of panics are blanked, and nothing else", () => {
  const [rustc, own, crate] = [
    "/rustc/59807/library/core/src/cell.rs",
    "src/a_b/c.rs",
    "crates/x-1.2.3/src/lib.rs",
  ];
  const panic = "called `Option::unwrap_throw()` on a `None` value";
  const bytes = Buffer.from(`x${rustc}\0${own}|${crate}y resources.rs${panic}! is empty.`);
  const blank = (text) => "\0".repeat(text.length);
  assert.equal(
    withoutTexts(bytes).toString(),
    `x${blank(rustc)}\0${blank(own)}|${blank(crate)}y resources.rs${blank(panic)}! is empty.`,
  );
});

test("the built module has no text of a panic and no path of a source file", () => {
  const text = readFileSync(inRoot("build", "everbearer.wasm"), "latin1");
  assert.ok(text.includes("must be a whole number"));
  assert.doesNotMatch(text, /\.rs\b|unwrap_throw|RefCell|out of range for slice/);
});
