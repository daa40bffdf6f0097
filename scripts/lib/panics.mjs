// Owns what a panic does in the module: it traps at once. On this target the standard library would first
// format a text and print it nowhere. A module without that code is smaller by a fifteenth, and holds no text
// into which a panic could write a secret.

import binaryen from "binaryen";
import { Stop } from "./report.mjs";

/** The functions that panic: of the standard library, and the guards of the glue, which would throw a text. */
const PANICS =
  /panicking::|unwrap_failed|expect_failed|_fail$|alloc_error|::throw_str|::throw_null/;

/** The standard library's formatter, which only panics use: clippy forbids `format!` in the core. */
const FORMATTER = /\bcore(\[\w+\])?::fmt::|fmt::(Display|Debug|Write)>::/;

/** The pairs of caller and callee in a module. */
function* calls(module) {
  let caller = "";
  for (const line of module.emitText().split("\n")) {
    caller = /^ \(func \$("[^"]*"|[^\s()]+)/.exec(line)?.[1] ?? caller;
    const callee = /\((?:return_)?call \$("[^"]*"|[^\s()]+)/.exec(line)?.[1];
    if (callee) yield [caller, callee];
  }
}

/**
 * The same module, in which every panic traps at once.
 *
 * @throws Stop if a function of the formatter has a caller that does not panic: it would trap as well.
 */
export function withTraps(bytes) {
  binaryen.setDebugInfo(true);
  const module = binaryen.readBinary(bytes);
  const traps = (name) => PANICS.test(name) || FORMATTER.test(name);
  for (const [caller, callee] of calls(module)) {
    if (FORMATTER.test(callee) && !traps(caller)) throw new Stop(`${caller} formats by ${callee}`);
  }
  const functions = Array.from({ length: module.getNumFunctions() }, (_, at) =>
    module.getFunctionByIndex(at),
  );
  const found = functions.filter((each) => {
    const { module: imported, name } = binaryen.getFunctionInfo(each);
    return !imported && traps(name);
  });
  if (!found.some((each) => /panic_fmt/.test(binaryen.getFunctionInfo(each).name))) {
    throw new Stop("no function of this module panics by panic_fmt");
  }
  for (const each of found) binaryen.Function(each).body = module.unreachable();
  const trapping = module.emitBinary();
  module.dispose();
  return trapping;
}

/** Source files, which the texts of panics name. */
const PATHS = /(?:\/rustc\/\w+\/library|\bsrc|\bcrates)\/[\w./-]+?\.rs/g;

/** Texts of panics. One that a version of the compiler or of the glue writes otherwise just stays. */
const TEXTS = new RegExp(
  [
    "slice index starts at | but ends at |range (?:start|end) index ",
    '" out of range for slice of length ',
    "copy_from_slice: source slice length \\(|\\+\\) does not match destination slice length \\(",
    "called `(?:Option|Result)::unwrap_throw\\(\\)` on an? `\\w+` value",
    "finish: (?:callbacks|result) should be \\w+",
    "attempted to take ownership of Rust value while it was borrowed|null pointer passed to rust",
    "recursive use of an object detected which would lead to unsafe aliasing in rust",
    "FnOnce called more than once|closure invoked recursively or after being dropped",
    "assertion failed: slot\\.is_none\\(\\)|internal error: entered unreachable code",
    "Tried to shrink to a larger capacity|capacity overflow",
    "LazyCell instance has previously been poisoned|`async fn` resumed after completion",
    "RefCell already (?:mutably )?borrowed",
  ].join("|"),
  "g",
);

/** The same module with zeros in place of the texts of panics: the optimiser drops nothing from constants. */
export function withoutTexts(bytes) {
  const blank = Buffer.from(bytes);
  const text = blank.toString("latin1");
  for (const known of [PATHS, TEXTS]) {
    for (const { 0: found, index } of text.matchAll(known))
      blank.fill(0, index, index + found.length);
  }
  return blank;
}
