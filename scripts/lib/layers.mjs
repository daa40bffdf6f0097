// Owns the rules about which layer may know what, as data: each rule names the files it looks at and
// finds what is wrong in one file's text. check-layers.mjs runs them; the unit tests prove that each
// of them can fail.

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
const withoutRustTests = (text) => text.split(/^\s*#\[cfg\(test\)\]/m)[0];

/** Every module specifier a TypeScript file names, with its line. */
function specifiers(text) {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\brequire\s*\(\s*)["']([^"']+)["']/g;
  return [...withoutComments(text).matchAll(pattern)].map((match) => ({
    to: match[1],
    line: text.slice(0, match.index + match[0].length).split("\n").length,
  }));
}

/** "js/src/client.ts" + "./load.js" -> "js/src/load" */
function resolved(path, to) {
  if (!to.startsWith(".")) return to;
  return new URL(to, `file:///${path}`).pathname.slice(1).replace(/\.(js|ts)$/, "");
}

function imports(path, text, forbidden) {
  return specifiers(text).flatMap(({ to, line }) => {
    const reason = forbidden(resolved(path, to));
    return reason ? [{ line, message: `imports ${to}: ${reason}` }] : [];
  });
}

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

function stackOf(path) {
  if (/^js\/src\/core-api\.ts$/.test(path)) {
    return (to) =>
      /^js\/src\/(client|providers\/|stores\/|entry\/)/.test(to) &&
      "the contract with the core knows nothing above it";
  }
  if (/^js\/src\/(entry|sandbox)\//.test(path)) return () => undefined;
  if (/^js\/src\/(operations|webhooks)\//.test(path)) {
    return (to) =>
      /^js\/src\/(providers|stores|entry)\//.test(to) &&
      "what providers stand on knows none of them";
  }
  return (to) =>
    /^js\/src\/(providers|operations|webhooks)\//.test(to) && "the client knows no provider";
}

function directionOf(path) {
  const provider = path.match(/^js\/src\/providers\/([^/]+)\//)?.[1];
  if (provider) {
    return (to) => {
      const other = to.match(/^js\/src\/providers\/([^/]+)\//)?.[1];
      if (other && other !== provider) return "a provider knows no other provider";
      if (to.startsWith("js/src/stores/")) return "a provider knows no store";
      if (to.startsWith("js/src/entry/")) return "a provider knows no entry";
      return undefined;
    };
  }
  if (path.startsWith("js/src/stores/")) {
    return (to) =>
      /^(js\/src\/(client|providers\/|entry\/|load$)|node:https?$)/.test(to) &&
      "a store knows no client and no HTTP";
  }
  return stackOf(path);
}

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
    about: "the generated glue is imported by the entries and the loader only",
    applies: (path) => isFacade(path) && !/^js\/src\/(entry\/|load\.ts$)/.test(path),
    find: (path, text) =>
      imports(
        path,
        text,
        (to) => /generated\/(glue|bindings)$/.test(to) && "the loader's business",
      ),
  },
  {
    id: "R5",
    about:
      "Node's modules in those parts of entries that are for files and in the sandbox only, host globals in entries only",
    applies: isFacade,
    find: (path, text) => [
      ...(/^js\/src\/(entry\/parts\/(package-)?files|sandbox\/)/.test(path)
        ? []
        : imports(path, text, (to) => to.startsWith("node:") && "this file runs everywhere")),
      ...(path.startsWith("js/src/entry/")
        ? []
        : lines(text, HOST_GLOBAL, (found) => `asks the host for \`${found}\``, withoutStrings)),
    ],
  },
  {
    id: "R6",
    about: "providers -> operations -> client -> core; stores beside them",
    applies: isFacade,
    find: (path, text) => imports(path, text, directionOf(path)),
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
    applies: (path) => isFacade(path) && !/^js\/src\/(sandbox|cli)\//.test(path),
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
