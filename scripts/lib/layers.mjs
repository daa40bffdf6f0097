// Owns the rules about what each layer may know, as data: each rule says which files it applies to and
// finds violations in the text of one file. check-layers.mjs runs them; the unit tests prove that each
// of them can fail. The imports of js/src are checked by .dependency-cruiser.mjs.

import { upwardUses } from "./rust-order.mjs";

/** A line may break a rule if it says why: `// layer-ok: reason`. */
const EXCUSE = /\/\/ layer-ok: \S/;

const isTest = (path) => /(^|\/)tests?(\/|\.rs$)/.test(path);

/** The text without comments, with the same line numbers. Strings are kept, with the URLs in them. */
export function withoutComments(text) {
  const token =
    /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\\n])'|'(?:\\.|[^'\\\n])*'(?=[;,)\s])|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return text.replace(token, (found) =>
    /^\/[/*]/.test(found) ? found.replace(/[^\n]/g, " ") : found,
  );
}

/** The text with empty strings: a message may contain anything. */
const withoutStrings = (text) =>
  withoutComments(text).replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, (found) =>
    found.replace(/[^"']/g, " "),
  );

/** Lines of `text` with `pattern` outside of comments, unless the line has an excuse. */
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

/** Rust unit tests are at the end of a file, after `#[cfg(test)]`. */
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
    // A number of two or more beside a comparison; 0 and 1 only test for presence.
    ` ${COMPARISON} -?(\\d[\\d_]+|[2-9])(\\.\\d+)?`,
    `\\b(\\d[\\d_]+|[2-9])(\\.\\d+)? ${COMPARISON} `,
    // A status that is compared or matched.
    `\\bstatus(\\(\\))? ${COMPARISON} `,
    `${COMPARISON} [\\w.]*\\bstatus\\b`,
    "\\bmatch [\\w.]*\\bstatus(\\(\\))? \\{",
    "\\bmatches!\\([\\w.]*\\bstatus\\b",
    // A range of numbers is a comparison, too.
    "\\b\\d+\\.\\.=?\\d+",
  ].join("|"),
);

function lifecycleFields(text) {
  const body = withoutComments(text).match(/\bstruct Lifecycle\b[^{;]*\{([^}]*)\}/);
  if (!body) return [{ line: 1, message: "no struct Lifecycle with named fields" }];
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
const RUNTIME_GLOBAL = new RegExp(
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
      "only entries, and the script of the console's page, use globals of a runtime, which are not imports, and which a cast hides from eslint",
    applies: (path) => isFacade(path) && !/^js\/src\/(entries|sandbox\/console\/page)\//.test(path),
    find: (_path, text) =>
      lines(text, RUNTIME_GLOBAL, (found) => `uses the global \`${found}\``, withoutStrings),
  },
  {
    id: "R7",
    about: "modules of Rust use only those below them, without circles",
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

/** The violations in one file: `{ rule, path, line, message }`. */
export function findingsIn(path, text) {
  return rules
    .filter((rule) => rule.applies(path))
    .flatMap((rule) =>
      rule.find(path, text).map((finding) => ({ rule: rule.id, path, ...finding })),
    );
}
