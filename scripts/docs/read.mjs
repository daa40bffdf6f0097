// Owns reading the providers' declarations and types from the TypeScript sources, for the pages about
// them. The compiler reads them, so that the pages say what the types say.

import ts from "typescript";
import { inRoot } from "../lib/paths.mjs";

/** The text of a comment, one line for each paragraph; links become code. */
export const print = (parts) =>
  ts
    .displayPartsToString(parts ?? [])
    .replace(/\{@link ([^}]*?) *\}/g, "`$1`")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .join("\n\n");

/** A program of the sources, with its checker. */
export function openSources() {
  const { config } = ts.readConfigFile(inRoot("tsconfig.json"), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, inRoot("."));
  const program = ts.createProgram(fileNames, options);
  return { program, checker: program.getTypeChecker() };
}

/** The resources of a client class, in its order: `{ name, doc, operations }`. */
export function resourcesOf({ program, checker }, path, className) {
  const source = program.getSourceFile(inRoot(path));
  const declared = source.statements.find(
    (one) => ts.isClassDeclaration(one) && one.name?.text === className,
  );
  return declared.members
    .filter((member) => ts.isPropertyDeclaration(member) && isResource(member.type))
    .map((member) => {
      const [declared] = member.type.typeArguments;
      const parts = ts.isIntersectionTypeNode(declared) ? declared.types : [declared];
      return {
        name: member.name.text,
        doc: print(checker.getSymbolAtLocation(member.name).getDocumentationComment(checker)),
        operations: parts.flatMap(({ exprName }) =>
          operationsOf(checker, original(checker, checker.getSymbolAtLocation(exprName))),
        ),
      };
    });
}

const isResource = (node) =>
  node && ts.isTypeReferenceNode(node) && node.typeName.getText() === "Resource";

const original = (checker, symbol) =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** The operations that an object of declarations holds; `declared` says which object, in which file. */
function operationsOf(checker, symbol) {
  const object = unwrapped(symbol.valueDeclaration.initializer);
  return object.properties.flatMap((property) => {
    if (ts.isSpreadAssignment(property)) {
      const spread = checker.getSymbolAtLocation(property.expression);
      return operationsOf(checker, original(checker, spread));
    }
    const call = callOf(checker, property);
    const [signature] = checker.getTypeFromTypeNode(call.typeArguments[0]).getCallSignatures();
    const declaration = literal(call.arguments[0]);
    const own = checker.getSymbolAtLocation(property.name);
    const documented = [own, call.owner].find(
      (one) => one?.getDocumentationComment(checker).length,
    );
    return {
      name: property.name.text,
      declared: {
        name: symbol.name,
        file: symbol.valueDeclaration.getSourceFile().fileName,
      },
      doc: print(documented?.getDocumentationComment(checker)),
      throws: (documented?.getJsDocTags(checker) ?? [])
        .filter(({ name }) => name === "throws")
        .map(({ text }) => print(text)),
      declaration,
      ...signatureOf(checker, signature, declaration.required ?? []),
    };
  });
}

const unwrapped = (node) =>
  ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? unwrapped(node.expression) : node;

/** The call of `operation` behind a property, which may name a declaration elsewhere. */
function callOf(checker, property) {
  if (ts.isPropertyAssignment(property) && ts.isCallExpression(property.initializer)) {
    return property.initializer;
  }
  const symbol = ts.isShorthandPropertyAssignment(property)
    ? checker.getShorthandAssignmentValueSymbol(property)
    : checker.getSymbolAtLocation(property.initializer);
  const owner = original(checker, symbol);
  return Object.assign(owner.valueDeclaration.initializer, { owner });
}

/** A declaration's values; computed ones stay source text. */
function literal(node) {
  if (ts.isObjectLiteralExpression(node)) {
    return Object.fromEntries(
      node.properties.map((property) => [
        property.name.text,
        property.initializer ? literal(property.initializer) : property.name.text,
      ]),
    );
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(literal);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  return node.getText();
}

/** A method's arguments and its result. */
function signatureOf(checker, signature, required) {
  // Required parameters come first, in the declaration's order; then those of which one is required.
  const rank = ({ name, optional, choice }) =>
    optional ? required.length + (choice ? 0 : 1) : required.indexOf(name);
  const byRank = (one, other) => rank(one) - rank(other);
  const parameters = signature.parameters.map((symbol) => ({
    name: symbol.name,
    optional: Boolean(symbol.valueDeclaration.questionToken),
    type: symbol.valueDeclaration.type.getText(),
    members:
      symbol.name === "params"
        ? membersOf(checker, checker.getTypeOfSymbol(symbol)).sort(byRank)
        : [],
  }));
  const returns = signature.declaration.type.getText().replace(/\s+/g, " ");
  const [, kind, ...results] = /^(\w+)<(.*)>$/s.exec(returns) ?? [];
  const taken = signature.parameters.filter(({ name }) => name === "params");
  const uses = {
    params: taken.flatMap((symbol) => namesIn(checker, symbol.valueDeclaration.type)),
    returns: namesIn(checker, signature.declaration.type),
  };
  return { parameters, returns, uses, paged: kind === "Paged", result: results.join("") };
}

/** The types that a type is written with, and where each is exported: `{ name, file }`. */
function namesIn(checker, node) {
  if (!ts.isTypeReferenceNode(node)) {
    const found = [];
    ts.forEachChild(node, (child) => void found.push(...namesIn(checker, child)));
    return found;
  }
  const symbol = original(checker, checker.getSymbolAtLocation(node.typeName));
  const file = symbol.declarations[0].getSourceFile().fileName;
  const own = file.includes("/node_modules/") ? [] : [{ name: node.typeName.getText(), file }];
  return [...own, ...(node.typeArguments ?? []).flatMap((one) => namesIn(checker, one))];
}

/**
 * The members of a type, or of all parts of a union, once each. `choice` marks members of which one is
 * given; a call with every `sample` member is complete.
 */
function membersOf(checker, given) {
  const type = checker.getNonNullableType(given);
  const all = type.isUnion() ? type.types : [type];
  const parts = all
    .map((part) => checker.getPropertiesOfType(part).filter((one) => isThere(checker, one)))
    .filter((symbols) => symbols.length > 0)
    .sort(byPlace);
  const isRequired = (symbols, name) =>
    symbols.some((one) => one.name === name && !(one.flags & ts.SymbolFlags.Optional));
  const everywhere = (name) => parts.every((symbols) => isRequired(symbols, name));
  const isChoice =
    parts.length > 1 &&
    parts.every((symbols) =>
      symbols.some(({ name }) => isRequired(symbols, name) && !everywhere(name)),
    );
  const names = [...new Set(parts.flat().map(({ name }) => name))];
  return names.map((name) => {
    const same = parts.flat().filter((one) => one.name === name);
    const chosen = isChoice && !everywhere(name) && parts.some((one) => isRequired(one, name));
    return {
      ...member(checker, same),
      optional: !everywhere(name),
      choice: chosen ? (parts.length < all.length ? "at most one" : "one of these") : undefined,
      sample: isRequired(parts[0], name),
    };
  });
}

/**
 * The order in the source of two parts of a union. The compiler's own order depends on which names it has met
 * first, anywhere in the program.
 */
function byPlace(one, other) {
  const only = (symbols, others) =>
    symbols.find(({ name }) => !others.some((it) => it.name === name));
  const [mine, theirs] = [only(one, other), only(other, one)].map((it) => it?.declarations?.[0]);
  const isSameFile = mine && theirs && mine.getSourceFile() === theirs.getSourceFile();
  return isSameFile ? mine.pos - theirs.pos : 0;
}

/** Whether a member may be given at all: a type excludes one by the type `undefined`. */
const isThere = (checker, symbol) =>
  !(checker.getTypeOfSymbol(symbol).flags & ts.TypeFlags.Undefined);

/** A member, which may stand in several parts of a union. */
function member(checker, symbols) {
  const [symbol] = symbols;
  const distinct = (texts) => [...new Set(texts)];
  const docs = symbols.map((one) => print(one.getDocumentationComment(checker)));
  return {
    name: symbol.name,
    type: distinct(symbols.map((one) => typeText(checker, one))).join(" | "),
    doc: distinct(docs).join(" ").replace(/\s+/g, " "),
    provenance: provenanceOf(checker, symbol),
  };
}

function typeText(checker, symbol) {
  const node = symbol.declarations?.find((one) => one.type);
  const text = node ? node.type.getText() : checker.typeToString(checker.getTypeOfSymbol(symbol));
  return text.replace(/ \| undefined$/, "").replace(/\s+/g, " ");
}

const provenanceOf = (checker, symbol) =>
  symbol
    .getJsDocTags(checker)
    .filter(({ name }) => name === "provenance")
    .map(({ text }) => print(text))[0];

/**
 * The feeds of athenahealth, in the order of their type: `{ name, doc, path, row, filters, departments,
 * operations }`, each operation as those of a resource.
 */
export function feedsOf({ program, checker }) {
  const folder = "js/src/providers/athena";
  const exported = (file, name) =>
    checker
      .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(inRoot(file))))
      .find((symbol) => symbol.name === name);
  const paths = literal(
    unwrapped(exported(`${folder}/feeds.ts`, "FEEDS").valueDeclaration.initializer),
  );
  const feeds = checker.getDeclaredTypeOfSymbol(exported(`${folder}/types/feeds.ts`, "Feeds"));
  return checker.getPropertiesOfType(feeds).map((symbol) => {
    const operations = checker
      .getPropertiesOfType(checker.getTypeOfSymbol(symbol))
      .map((method) => feedOperation(checker, method, paths[symbol.name]));
    const membersNamed = (name) =>
      operations.find((one) => one.name === name).parameters[0].members.map((one) => one.name);
    return {
      name: symbol.name,
      doc: print(symbol.getDocumentationComment(checker)),
      path: paths[symbol.name],
      row: symbol.valueDeclaration.type.typeArguments[0].getText(),
      filters: membersNamed("changes").filter((name) => name !== "limit"),
      subscription: membersNamed("subscribe").filter((name) => name !== "eventname"),
      operations,
    };
  });
}

/** How the methods of a feed are sent, but for `changes`, which reads as `listChanges` does. */
const FEED_METHODS = {
  changes: ["GET", ""],
  listChanges: ["GET", ""],
  getSubscription: ["GET", "/subscription"],
  subscribe: ["POST", "/subscription"],
  unsubscribe: ["DELETE", "/subscription"],
  listEvents: ["GET", "/subscription/events"],
};

function feedOperation(checker, symbol, path) {
  const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
  const [method, end] = FEED_METHODS[symbol.name];
  return {
    name: symbol.name,
    doc: print(symbol.getDocumentationComment(checker)),
    throws: [],
    declaration: {
      method,
      path: `${path}/changed${end}`,
      provenance: "official",
      safe: method === "GET" && symbol.name !== "listChanges",
    },
    ...signatureOf(checker, signature, []),
  };
}

/** Every exported interface and type of the files below a folder: `{ name, doc, provenance, members, text }`. */
export function typesBelow({ program, checker }, folder) {
  const below = inRoot(folder).replaceAll("\\", "/");
  const sources = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${below}/`));
  return sources.flatMap((source) =>
    checker
      .getExportsOfModule(checker.getSymbolAtLocation(source))
      .map((symbol) => original(checker, symbol))
      .filter(({ declarations }) => declarations?.some((one) => one.getSourceFile() === source))
      .filter(({ flags }) => flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias))
      .map((symbol) => typeOf(checker, symbol, source)),
  );
}

function typeOf(checker, symbol, source) {
  const isInterface = Boolean(symbol.flags & ts.SymbolFlags.Interface);
  const alias = symbol.declarations.find(ts.isTypeAliasDeclaration);
  return {
    name: symbol.name,
    file: source.fileName,
    doc: print(symbol.getDocumentationComment(checker)),
    provenance: provenanceOf(checker, symbol),
    members: isInterface ? membersOf(checker, checker.getDeclaredTypeOfSymbol(symbol)) : [],
    text: alias?.type.getText().replace(/\s+/g, " "),
  };
}
