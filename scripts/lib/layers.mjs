// Owns the rules about which layer may know what, as data: each rule names the files it looks at and
// finds what is wrong in one file's text. check-layers.mjs runs them; the unit tests prove that each
// of them can fail. What files of js/src import is the business of .dependency-cruiser.mjs.

import { upwardUses } from "./rust-order.mjs";

/** A line may break a rule when it says why: `// layer-ok: reason`. */
const EXCUSE = /\/\/ layer-ok: \S/;

const isTest = (path) => /(^|\/)tests?(\/|\.rs$)/.test(path);

/** The text without comments, line numbers kept. Quotes are respected, so that URLs survive. */
export function withoutComments(text) {
  const token =
    /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\\n])'|'(?:\\.|[^'\\\n])*'(?=[;,)\s])|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return text.replace(token, (found) =>
    /^\/[/*]/.test(found) ? found.replace(/[^\n]/g, " ") : found,
  );
}

/** The text with nothing between the quotes of its strings: a message may speak of anything. */
const withoutStrings = (text) =>
  withoutComments(text).replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, (found) =>
    found.replace(/[^"']/g, " "),
  );

/** Lines of `text` where `pattern` occurs outside of comments, unless the line excuses itself. */
function lines(text, pattern, say, strip = withoutComments) {
  const original = text.split("\n");
  return strip(text)
    .split("\n")
    .flatMap((line, index) => {
      const match = line.match(pattern);
      if (!match || EXCUSE.test(original[index])) return [];
      return [{ line: index + 1, message: say(match[0].trim()) }];
    });
}

/** Rust unit tests stand at the end of a file, behind `#[cfg(test)]`. */
export const withoutRustTests = (text) => text.split(/^\s*#\[cfg\(test\)\]/m)[0];

const inDirectory = (directory, extension) => (path) =>
  path.startsWith(directory) && path.endsWith(extension);
const isCore = inDirectory("src/engine/", ".rs");
const isWasmEdge = inDirectory("src/wasm/", ".rs");
const isFacade = (path) => inDirectory("js/src/", ".ts")(path) && !path.includes("/generated/");

const CORE_FORBIDDEN = new RegExp(
  [
    /\b(js_sys|web_sys|wasm_bindgen\w*|serde_wasm_bindgen|gloo\w*)\b/,
    /\bcrate::wasm\b/,
    /\bstd::time::(\{[^}]*)?\b(Instant|SystemTime)\b/,
    /\b(Instant|SystemTime)::now\b/,
    /\b(getrandom|fastrand)\b/,
    /\brand::/,
    /\basync\s+(fn|move|\{)/,
    /\.await\b/,
    /\bstd::(thread|env|net|fs|process|io)\b/,
    /\b(RandomState|HashMap|HashSet)\b/,
  ]
    .map((pattern) => pattern.source)
    .join("|"),
);

const COMPARISON = "(==|!=|<=|>=|<|>)";
const THRESHOLD = new RegExp(
  [
    // A number of two or more beside a comparison; 0 and 1 only ask whether there is something.
    ` ${COMPARISON} -?(\\d[\\d_]+|[2-9])(\\.\\d+)?`,
    `\\b(\\d[\\d_]+|[2-9])(\\.\\d+)? ${COMPARISON} `,
    // A status compared with anything, or matched against.
    `\\bstatus(\\(\\))? ${COMPARISON} `,
    `${COMPARISON} [\\w.]*\\bstatus\\b`,
    "\\bmatch [\\w.]*\\bstatus(\\(\\))? \\{",
    "\\bmatches!\\([\\w.]*\\bstatus\\b",
    // A range of numbers is a comparison in other words.
    "\\b\\d+\\.\\.=?\\d+",
  ].join("|"),
);

function lifecycleFields(text) {
  const body = withoutComments(text).match(/\bstruct Lifecycle\b[^{;]*\{([^}]*)\}/);
  if (!body) return [{ line: 1, message: "there is no struct Lifecycle with named fields here" }];
  const firstLine = text.slice(0, body.index).split("\n").length;
  return body[0]
    .split("\n")
    .flatMap((line, index) =>
      index > 0 && /^\s*pub\b/.test(line)
        ? [{ line: firstLine + index, message: "a field of Lifecycle is public" }]
        : [],
    );
}

const GLOBALS = "process|Deno|Bun|window|document|navigator|WebSocketPair|EdgeRuntime";
const HOST_GLOBAL = new RegExp(
  `(?<![\\w$."'\`-])(${GLOBALS})(?=\\s*(\\??\\.[\\w$[]|\\[|\\)))|\\btypeof (${GLOBALS})\\b|\\bglobalThis\\.(${GLOBALS})\\b`,
);

export const rules = [
  {
    id: "R1",
    about: "the core decides: no wasm, JavaScript, clock, randomness or executor in it",
    applies: isCore,
    find: (_path, text) =>
      lines(withoutRustTests(text), CORE_FORBIDDEN, (found) => `${found} in the core`),
  },
  {
    id: "R2",
    about: "the wasm edge converts and forwards: no threshold, no comparison of a status",
    applies: (path) => isWasmEdge(path) && !isTest(path),
    find: (_path, text) =>
      lines(withoutRustTests(text), THRESHOLD, (found) => `decides with \`${found}\``),
  },
  {
    id: "R3",
    about: "one file of the core assigns lifecycle state",
    applies: (path) => path === "src/engine/lifecycle/machine.rs",
    find: (_path, text) => lifecycleFields(text),
  },
  {
    id: "R4",
    about:
      "entries alone ask for what a host has: globals are no imports, and a cast hides them from eslint",
    applies: (path) => isFacade(path) && !path.startsWith("js/src/entries/"),
    find: (_path, text) =>
      lines(text, HOST_GLOBAL, (found) => `asks the host for \`${found}\``, withoutStrings),
  },
  {
    id: "R7",
    about: "modules of Rust use those below them only, and none uses another in a circle",
    applies: inDirectory("src/", ".rs"),
    find: (path, text) => upwardUses(path, withoutComments(withoutRustTests(text))),
  },
  {
    id: "length",
    about: "no file is longer than 500 lines",
    applies: (path) => !path.includes("/generated/"),
    find: (_path, text) => {
      const count = text.trimEnd().split("\n").length;
      return count > 500 ? [{ line: 501, message: `${count} lines` }] : [];
    },
  },
  {
    id: "unfinished",
    about: "nothing unfinished is left in the code",
    applies: (path) => !/check-layers|lib\/layers/.test(path),
    find: (_path, text) =>
      text
        .split("\n")
        .flatMap((line, index) =>
          /\b(TODO|FIXME)\b/.test(line) ? [{ line: index + 1, message: line.trim() }] : [],
        ),
  },
  {
    id: "console",
    about: "the library prints nothing",
    applies: (path) => isFacade(path) && !path.startsWith("js/src/sandbox/"),
    find: (_path, text) => lines(text, /\bconsole\s*[.[]/, () => "uses the console"),
  },
];

/** What the rules find in one file: `{ rule, path, line, message }`. */
export function findingsIn(path, text) {
  return rules
    .filter((rule) => rule.applies(path))
    .flatMap((rule) =>
      rule.find(path, text).map((finding) => ({ rule: rule.id, path, ...finding })),
    );
}
