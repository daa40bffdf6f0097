// Owns the rules about the comments of public names, as data: each finds what is missing in the description of the
// API that typedoc writes. check-api.mjs runs them; a unit test proves that each of them can fail.

/** Kinds of typedoc's reflections. */
const KIND = {
  module: 2,
  namespace: 4,
  variable: 32,
  function: 64,
  class: 128,
  interface: 256,
  constructor: 512,
  property: 1024,
  method: 2048,
  callSignature: 4096,
  accessor: 262144,
  typeAlias: 2097152,
  reference: 4194304,
};

/** Types whose members are named by a provider and not explained by it either. */
const WORDS_OF_PROVIDERS =
  /\.(\w+(Payload|EventData)|Subscription(Status|Notification|Reference))$/;

/** An operation by method and path, whose explanation is that of its method. */
const OPERATION = /^(GET|POST|PUT|DELETE) \//;

/** What callers give, where a number needs a unit and an optional member a default. */
const GIVEN = /(Options|Init|Settings|Policy|Profile)$/;

/** Words that say what a number counts. */
const UNIT = /\b(milliseconds|ms|seconds|minutes|Unit: [\w ]+|How many|port|number of)\b/;

/** The unit that a name ends in, and how a comment says it. */
const UNIT_OF_NAME = [
  [/Ms$/, /\b(milliseconds?|ms)\b/i],
  [/seconds$/i, /\bseconds?\b/i],
  [/minutes$/i, /\bminutes?\b/i],
  [/^at$|[a-z]At$/, /Unix epoch/],
];

/** Functions and methods that throw nothing of their own, whatever they are given. */
export const NEVER_THROW = new Set([
  "entries/cloudflare.TokenStoreObject.changed",
  "index.AccessToken.toJSON",
  "index.OAuthClient.close",
  "index.OAuthClient.off",
  "index.OAuthClient.toJSON",
  "index.isEverbearerError",
  "pool.ClientPool.close",
  "pool.ClientPool.off",
  "providers/athena.AthenaCoreClient.close",
  "providers/athena.AthenaCoreClient.withResources",
  "providers/athena.Paged.pages",
  "providers/athena.eventIds",
  "providers/vagaro.isKnownEvent",
  "providers/vagaro.isKnownV2Event",
  "sandbox.Sandbox.close",
  "sandbox.Sandbox.reset",
  "sandbox.SandboxEndpoint.clear",
  "sandbox.SandboxSystem.counters",
  "sandbox.SandboxSystem.nextMinute",
  "sandbox.SandboxSystem.requests",
  "sandbox.SandboxSystem.revokeTokens",
  "sandbox.VirtualClock.pending",
]);

/** Types that callers bring along: what their methods throw is the callers' business. */
const HANDED_IN =
  /\.(WebhookHeaders|WebhookRequest|WatchedClient|TokenStore(Stub|Namespace)?|TokenKvNamespace|Redis[A-Z]\w+)\./;

const textOf = (comment) =>
  [...(comment?.summary ?? []), ...(comment?.blockTags ?? []).flatMap(({ content }) => content)]
    .map(({ text }) => text)
    .join("")
    .replace(/\s+/g, " ");

/** The signatures of a function, a method, an accessor or a member that is called. */
const signaturesOf = (node) => [
  ...(node.signatures ?? []),
  ...(node.getSignature ? [node.getSignature] : []),
  ...(node.type?.declaration?.signatures ?? []),
];

const commentsOf = (node) =>
  [node.comment, ...signaturesOf(node).map(({ comment }) => comment)].filter(Boolean);

const isNumber = (type) =>
  (type?.type === "intrinsic" && type.name === "number") ||
  (type?.type === "union" && type.types.some(isNumber));

/** The members that a type declares. */
const membersOf = (node) => node.children ?? [];

/** The members of types that are written where they are used; the comment there is theirs as well. */
const inlineOf = (node) =>
  [node.type, ...(node.type?.types ?? []), node.type?.elementType]
    .filter((type) => type?.type === "reflection")
    .flatMap(({ declaration }) => declaration.children ?? []);

/** Every public name: `{ name, parent, node, isInline }`. */
export function publicNames(api) {
  const found = [];
  const visit = (node, path, parent, isInline = false) => {
    if (node.kind === KIND.reference || /^(<internal>|\[.*)$/.test(node.name)) return;
    const own = [...path, node.name];
    found.push({ name: own.join("."), parent, node, isInline });
    for (const member of membersOf(node)) visit(member, own, node, isInline);
    for (const member of inlineOf(node)) visit(member, own, node, true);
  };
  for (const module of api.children) {
    for (const node of module.children) visit(node, [module.name], module);
  }
  return found;
}

const isContainer = ({ kind }) => kind === KIND.module || kind === KIND.namespace;
const isError = (name) => /Error\.constructor$/.test(name);
const isGiven = (parent) => GIVEN.test(parent.name);
const isCalled = ({ kind }) => [KIND.function, KIND.method, KIND.constructor].includes(kind);

const documented = ({ name, node, isInline }) => {
  const isWord = WORDS_OF_PROVIDERS.test(name.replace(/\.[^.]+$/, ""));
  // A constructor is documented by its class.
  if (
    isInline ||
    isWord ||
    OPERATION.test(node.name) ||
    isContainer(node) ||
    node.kind === KIND.constructor
  )
    return undefined;
  return commentsOf(node).some(({ summary }) => textOf({ summary }) !== "")
    ? undefined
    : "no comment";
};

const unit = ({ node, parent }) => {
  if (!isNumber(node.type) || node.kind !== KIND.property) return undefined;
  const text = textOf(node.comment);
  const named = UNIT_OF_NAME.find(([ending]) => ending.test(node.name));
  if (named && text !== "" && !named[1].test(text)) return "does not say its unit";
  if (isGiven(parent) && !UNIT.test(text)) return "does not say its unit";
  return undefined;
};

const usual = ({ node, parent }) => {
  if (!node.flags?.isOptional || !isGiven(parent)) return undefined;
  return /\bDefault\b|\bRequired, unless\b/.test(textOf(node.comment))
    ? undefined
    : "does not say its default";
};

/** A preset without variables: it gives a literal. */
const isLiteral = (name, { signatures = [] }) =>
  /^presets\.\w+$/.test(name) && signatures.every(({ parameters = [] }) => parameters.length === 0);

const throws = ({ name, node }) => {
  if (!isCalled(node) || node.inheritedFrom || isError(name) || HANDED_IN.test(name))
    return undefined;
  if (isLiteral(name, node)) return undefined;
  const tags = commentsOf(node).flatMap(({ blockTags = [] }) => blockTags);
  const says = tags.some(({ tag }) => tag === "@throws");
  if (says && NEVER_THROW.has(name)) return "has @throws, and is listed as one that never throws";
  return says || NEVER_THROW.has(name) ? undefined : "no @throws";
};

/** The rules: what each asks of a name, or what is wrong with it. */
export const rules = { documented, unit, default: usual, throws };

/** What the rules find in a description of the API. */
export function findingsIn(api) {
  return publicNames(api).flatMap((one) =>
    Object.entries(rules).flatMap(([rule, find]) => {
      const message = find(one);
      return message ? [{ rule, name: one.name, message }] : [];
    }),
  );
}

/** Names in the list of those that never throw which are none. */
export function unknownNames(api) {
  const names = new Set(publicNames(api).map(({ name }) => name));
  return [...NEVER_THROW].filter((name) => !names.has(name));
}
