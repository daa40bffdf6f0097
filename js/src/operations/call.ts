// Owns calling operations by method and path. No table of operations is needed: the text says what to send, and
// the declaration of a method for the same operation says the rest.

import { reading } from "../call/init.js";
import { CallError } from "../errors/errors.js";
import { isFields } from "../values/fields.js";
import { isA } from "../values/foreign.js";
import { ownMembers } from "../values/own-members.js";
import type { Conventions } from "./conventions.js";
import type { Declaration, Operations } from "./declare.js";
import { pathNames } from "./declare.js";
import { Performer } from "./perform.js";
import type { Send } from "./perform.js";
import { hasPlainPrototype } from "./plain-data.js";
import { invalidCall } from "./request.js";
import type { Shape } from "./shapes.js";

/** The declaration of the method for an operation, if there is one. */
export type Declared = (key: string) => Declaration | undefined;

/** A function that calls operations by method and path. It sends their requests with `send`. */
export function caller(
  conventions: Conventions,
  declared: Declared,
  send: Send,
  requestId?: string,
): (operation: unknown, ...given: unknown[]) => unknown {
  return (operation, ...given) => {
    try {
      const declaration = asDeclaration(operation, conventions, declared);
      const name = String(operation);
      const { query, args } = reading(() => split(name, declaration, given));
      // The query of a DELETE has all parameters, also those that its method does not know.
      const whole = declaration.method === "DELETE" ? { ...declaration, query } : declaration;
      return new Performer(name, whole, conventions, send, requestId).perform(args);
    } catch (error) {
      if (!isA(error, CallError)) throw error;
      return Promise.reject(error);
    }
  };
}

const METHODS = ["GET", "POST", "PUT", "DELETE"] as const;

/** A segment: a name in braces, or a word. Digits alone would be an id, which is a parameter. */
const SEGMENT = /^(?:\d*[A-Za-z][\w-]*|\{\w+\})$/;

const invalid = invalidCall("call");

/** What an operation's text says, and what the declaration of its method adds. */
function asDeclaration(
  operation: unknown,
  conventions: Conventions,
  declared: Declared,
): Declaration {
  const [verb = "", target = "", ...more] =
    typeof operation === "string" ? operation.split(" ") : [];
  const [root, first = "", ...others] = target.split("/");
  const isPath = root === "" && [first, ...others].every((segment) => SEGMENT.test(segment));
  if (!isPath || more.length > 0) {
    // The text is not shown: it may hold ids.
    throw invalid(
      'the operation must be a method, a space and a path whose values are names in braces, such as "GET /patients/{patientid}". The values are parameters, like all others.',
    );
  }
  const { before } = conventions;
  if (before !== undefined && target.startsWith(`${before}/`)) {
    throw invalid(`the path must begin after ${before}, which the client fills in.`);
  }
  const method = METHODS.find((known) => known === verb);
  if (method === undefined) throw invalid(`the method must be one of ${METHODS.join(", ")}.`);
  const path = target.slice(1);
  const known = declared(keyOf({ method, path }));
  if (known) return { ...known, path };
  const safe = method === "GET" && !conventions.consumes?.(path);
  return { method, path, safe, result: json, provenance: "official" };
}

/** Any JSON; null for an empty body. */
const json: Shape = (value) => (value === undefined ? null : value);

/** The arguments of a method: those of the path, which `parameters` names, then the others, then options. */
function split(
  name: string,
  { path }: Declaration,
  given: readonly unknown[],
): { query: readonly string[]; args: readonly unknown[] } {
  if (given.length > 2) throw invalidCall(name)("call takes at most 3 arguments.");
  const [parameters, options] = given;
  const names = pathNames(path);
  // What is not a plain object is refused with the other arguments.
  const isObject = isFields(parameters) && hasPlainPrototype(parameters);
  const own = ownMembers(isObject ? parameters : {});
  const others = Object.entries(own).filter(([one]) => !names.includes(one));
  const params = isObject ? Object.fromEntries(others) : parameters;
  const extra = isFields(options)
    ? Object.keys(ownMembers(options as { extra?: object }).extra ?? {})
    : [];
  return {
    query: [...others.map(([one]) => one), ...extra],
    args: [...names.map((one) => own[one]), params, options],
  };
}

/** Method and path, whatever the path's names are. */
const keyOf = ({ method, path }: Pick<Declaration, "method" | "path">): string =>
  `${method} ${path.replace(/\{\w+\}/g, "{}")}`;

const tables = new WeakMap<Operations, ReadonlyMap<string, Declaration>>();

/** The operations of one resource by {@link keyOf}; the first where several methods share an operation. */
export function tableOf(operations: Operations): ReadonlyMap<string, Declaration> {
  const known = tables.get(operations);
  if (known) return known;
  const made = new Map<string, Declaration>();
  for (const declaration of Object.values(operations)) {
    const key = keyOf(declaration);
    if (!made.has(key)) made.set(key, declaration);
  }
  tables.set(operations, made);
  return made;
}
