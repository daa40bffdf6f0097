// Owns the documentation of the client's options: the tables of the README and of docs/options.md, and the
// comments of OAuthClientOptions, all from the table in src/engine/config/option_table.rs. The build writes
// that table to build/options.json.

import { readFileSync } from "node:fs";
import { between } from "../lib/generated.mjs";
import { inBuild } from "../lib/paths.mjs";
import { Stop } from "../lib/report.mjs";
import { code, table } from "./markdown.mjs";

/** The rows of the table. */
export const readOptions = () => JSON.parse(readFileSync(inBuild("options.json"), "utf8"));

/** What the README has to add: where more is said. */
const SEE = {
  policy: "See the [table in docs/design.md](docs/design.md#parameters).",
  profile: "See [Wire profile](docs/options.md#wire-profile).",
  clock: "See [Testing](#testing-your-own-code).",
  clientAuthentication: "See [docs/authentication.md](docs/authentication.md).",
};

/** The options of credentials other than a secret: docs/authentication.md has them. */
const AUTHENTICATION = [
  "issuer",
  "privateKey",
  "keyId",
  "keyAlgorithm",
  "certificate",
  "assertionAudience",
  "assertionLifetimeSeconds",
  "assertionClaims",
  "assertionHeader",
  "clientAssertion",
  "clientAssertionType",
  "grant",
  "subjectTokenType",
];

const isOfAuthentication = ({ name }) => AUTHENTICATION.includes(name);

const variableOf = ({ variable }) => code(`ACME_${variable}`);

function optionsTable(options) {
  const rows = options.map((option) => [
    code(option.name),
    [option.meaning[0], SEE[option.name]].filter(Boolean).join(" "),
    option.form,
    option.default,
  ]);
  return table(["Option", "Meaning", "Unit or form", "Default"], rows);
}

function variablesTable(options) {
  const rows = options
    .filter(({ variable }) => variable)
    .flatMap((option) => [
      [variableOf(option), code(option.name), option.variableForm],
      ...(option.file ? [fileRow(option)] : []),
    ]);
  return table(["Variable", "Option", "Form"], rows);
}

const fileOf = ({ variable }) => code(`ACME_${variable}_FILE`);

const fileRow = (option) => [
  fileOf(option),
  code(option.name),
  "path of a file that holds it; line ends at its end are cut off",
];

/** The README with its table of options. */
export const readmeWith = (readme, options) => {
  const common = options.filter((option) => !isOfAuthentication(option));
  return between(readme, "options", optionsTable(common));
};

/** docs/authentication.md with its table of options. */
export const authenticationPageWith = (page, options) =>
  between(page, "options", optionsTable(options.filter(isOfAuthentication)));

/** docs/options.md with its table of variables. */
export const optionsPageWith = (page, options) =>
  between(page, "variables", variablesTable(options));

/** Unit, form, default and variable of an option, each as a sentence. */
function facts(option) {
  const isUrl = option.form.includes("URL");
  return [
    option.unit && `Unit: ${option.form}.`,
    isUrl && `Form: ${option.form}.`,
    option.default.startsWith("required")
      ? `R${option.default.slice(1)}.`
      : `Default: ${option.default}.`,
    option.variable && `Variable: ${variableOf(option)}${option.file ? fileWords(option) : ""}.`,
  ].filter(Boolean);
}

const fileWords = (option) => `, or ${fileOf(option)} with the path of a file that holds it`;

/** Longest line of a comment. */
const WIDTH = 100;

/** A paragraph as a doc comment of a member: on one line if it fits there. */
function comment(text) {
  if (text.length + "  /**  */".length <= WIDTH) return `  /** ${text} */\n`;
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (longer.length + "   *".length > WIDTH) lines.push(` ${word}`);
    else lines[lines.length - 1] = longer;
  }
  return ["  /**", ...lines.map((line) => `   *${line}`), "   */\n"].join("\n");
}

const INTERFACE = /(export interface OAuthClientOptions \{\n)([^]*?)(\n\})/;
const MEMBER = /(?: {2}\/\*\*(?:[^*]|\*(?!\/))*\*\/\n)?( {2}readonly (\w+)(\??):)/g;

/** The source of OAuthClientOptions with the comments of its members. */
export function declarationsWith(source, options) {
  return source.replace(INTERFACE, (_, head, body, end) => {
    const members = [...body.matchAll(MEMBER)].map(([, , name, mark]) => `${name}${mark}`);
    const wanted = options.map(({ name }) => `${name}?`);
    if (members.join() !== wanted.join()) {
      throw new Stop(
        `OAuthClientOptions has ${members.join(", ")}; the table ${wanted.join(", ")}`,
      );
    }
    const textOf = (name) => {
      const option = options.find((one) => one.name === name);
      return [...option.meaning, ...facts(option)].join(" ");
    };
    const text = body.replace(MEMBER, (_, member, name) => `${comment(textOf(name))}${member}`);
    return `${head}${text}${end}`;
  });
}
