// Owns the options of the providers' clients: what their types say is compared with what their constructors read,
// and both become a table.

import ts from "typescript";
import { inRoot } from "../lib/paths.mjs";
import { Stop } from "../lib/report.mjs";
import { code, narrowTable } from "./markdown.mjs";
import { print } from "./read.mjs";

/** The methods of ProviderOptions whose first arguments are an option and its variable. */
const READERS = ["base", "choice", "required", "segment", "text", "texts", "unless"];

/** Every `own.text("name", "SUFFIX", …)` of a file. */
function readsOf(source) {
  const found = [];
  const visit = (node) => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const method = node.expression.name.text;
    const [name, suffix, usual] = node.arguments;
    if (method === "tokenUrl") found.push({ method, name: "tokenUrl", suffix: "TOKEN_URL" });
    if (!READERS.includes(method) || !suffix || !ts.isStringLiteral(suffix)) return;
    found.push({ method, name: name.text, suffix: suffix.text, usual });
  };
  visit(source);
  return found;
}

/** The text of a constant. */
function constant(checker, node) {
  if (ts.isIdentifier(node)) {
    const { valueDeclaration } = checker.getSymbolAtLocation(node);
    return constant(checker, valueDeclaration.initializer);
  }
  return ts.isNumericLiteral(node) || ts.isStringLiteral(node) ? node.text : node.getText();
}

/** Meaning, default and variable in the comment of an option. */
export function parts(doc) {
  const variable = /(?:Variable: )?`([A-Z][A-Z\d]*_[A-Z\d_]+)`/.exec(doc);
  const usual = /\bDefault: (.+?)\.(?=\s|$)/.exec(doc);
  const required = /\bRequired\./.exec(doc);
  const meaning = [variable?.[0], usual?.[0], required?.[0]]
    .filter(Boolean)
    .reduce((text, found) => text.replace(found, ""), doc);
  return {
    meaning: meaning.replace(/[\s.]*$/, ".").trim(),
    usual: usual?.[1],
    variable: variable?.[1],
  };
}

/** The members that an interface declares itself, and those that it takes away from what it extends. */
function declaredBy({ checker }, source, name) {
  const node = source.statements.find(
    (one) => ts.isInterfaceDeclaration(one) && one.name.text === name,
  );
  if (!node) throw new Stop(`${source.fileName} has no ${name}`);
  const own = node.members.map((member) => {
    const symbol = checker.getSymbolAtLocation(member.name);
    const doc = print(symbol.getDocumentationComment(checker));
    return { name: symbol.name, optional: Boolean(member.questionToken), ...parts(doc) };
  });
  const omitted = /Omit<[^,]*,([^>]*)>/s.exec(node.heritageClauses?.[0].getText() ?? "")?.[1] ?? "";
  const names = [...omitted.matchAll(/"(\w+)"/g)].map(([, one]) => one);
  return { own, fixed: names.filter((one) => own.every(({ name: declared }) => declared !== one)) };
}

/** What contradicts itself: what is documented, and what is read. */
export function contradictions({ own, reads, prefix, fixed = [] }) {
  const told = own.flatMap(({ name, optional, usual, variable }) => {
    const read = reads.find((one) => one.name === name);
    if (!read) return [`${name} is documented, and nothing reads it`];
    const wanted = `${prefix}_${read.suffix}`;
    return [
      variable !== wanted && `${name} names the variable ${variable}, and ${wanted} is read`,
      optional && !usual && `${name} names no default`,
      !optional && usual && `${name} is required, and names a default`,
    ].filter(Boolean);
  });
  const silent = reads
    .filter(({ method, name }) => method !== "unless" && own.every((one) => one.name !== name))
    .map(({ name }) => `${name} is read, and not documented`);
  const both = fixed
    .filter((name) => reads.some((one) => one.name === name))
    .map((name) => `${name} is read, and is no option`);
  return [...told, ...silent, ...both];
}

/** The section about the options of a client. */
export function optionsSection(sources, { path, name, prefix, heading }) {
  const source = sources.program.getSourceFile(inRoot(path));
  const reads = readsOf(source);
  const { own, fixed } = declaredBy(sources, source, `${name}Options`);
  const wrong = contradictions({ own, reads, prefix, fixed });
  if (wrong.length > 0) throw new Stop(`${path}:\n${wrong.join("\n")}`);
  const rows = own.map(({ name: option, meaning, usual = "required", variable }) => [
    code(option),
    meaning,
    usual,
    code(variable),
  ]);
  const others = reads
    .filter(({ method }) => method === "unless")
    .map(({ name: option, suffix, usual }) => [
      code(option),
      "As for every client.",
      code(constant(sources.checker, usual)),
      code(`${prefix}_${suffix}`),
    ]);
  return [
    heading,
    narrowTable(["Option", "Meaning", "Default", "Variable"], [...rows, ...others]),
    `Beside these, \`${name}\` takes the options of [every client](../../README.md#options), but for ${list(fixed)}: these it sets itself.`,
  ].join("\n\n");
}

function list(names) {
  const texts = names.map(code);
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}
