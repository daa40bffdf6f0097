// Owns the pages of presets: one for each category, and the tables of docs/presets.md.

import { code, narrowTable } from "../docs/markdown.mjs";
import { between } from "../lib/generated.mjs";
import { aboutOf, exampleOf } from "./code.mjs";
import { CONFIDENCES, fileOf, functionOf, linkTo } from "./records.mjs";

const AUTHENTICATIONS = {
  client_secret_basic: "Basic header, form-encoded",
  client_secret_basic_raw: "Basic header",
  client_secret_post: "body",
  client_secret_headers: "headers of their own",
  private_key_jwt: "signed assertion",
};

/** What each quirk means, in a few words. */
const QUIRKS = {
  assertion: "the client signs an assertion (`privateKey`) and has no secret",
  "auth-scheme": "the credentials have another scheme or encoding than Basic",
  "base-from-reply": "the token response names the base of the API",
  "call-headers": "calls carry further headers",
  "call-scheme": "another header or scheme carries the token",
  "creds-in-headers": "id and secret are headers of the token request",
  "creds-in-query": "id and secret are in the query of the token request",
  "discovery-call": "a call after the first token tells the base of the API",
  "expired-nested": "a rejected token is told by a member of the body",
  "expired-status": "a rejected token is told by another status than 401",
  "expiry-absolute": "the lifetime is a point in time",
  "expiry-jwt": "the lifetime is in the token alone",
  "expiry-ms": "the lifetime is in milliseconds",
  "expiry-sliding": "the token ends after a time without use",
  "get-token": "the token request is a GET",
  "grant-type": "another grant type",
  "json-types": "the body has members that are no strings",
  "long-lived": "the token lives for more than a day",
  "member-names": "members or parameters have other names",
  "new-revokes": "a new token ends an older one",
  "no-expiry": "the response states no lifetime",
  "per-tenant-header": "a header names the account of each call",
  "rl-body": "a rate limit is told by a member of the body",
  "rl-header": "another header than Retry-After tells the wait",
  "same-token": "the same token is handed out again until near its end",
  "scope-comma": "commas separate scopes",
  "short-lived": "the token lives five minutes at most",
  "string-expiry": "the lifetime is a string",
  "success-flag": "a member of the body tells success",
  "token-headers": "the token request has further headers",
  "token-quota": "few token requests are allowed",
  "token-type": "the token type is not Bearer",
  "token-url-query": "parameters of the token request are in its URL",
  "two-names-one-value": "a further client id is in the body",
};

const SPANS = [
  [86400, "day", "days"],
  [3600, "hour", "hours"],
  [60, "minute", "minutes"],
  [1, "second", "seconds"],
];

/** Seconds in the largest unit that they are whole in. */
function spanOf(seconds) {
  const [size, one, many] = SPANS.find(([unit]) => seconds % unit === 0);
  return seconds === size ? `a ${one}`.replace("a hour", "an hour") : `${seconds / size} ${many}`;
}

/** The limits of a provider as sentences. */
function limitsOf({ limits = {}, lifetimeSeconds }) {
  const rate = ([count, seconds], what) => `${count} ${what} in ${spanOf(seconds)}`;
  return [
    ...(lifetimeSeconds ? [`A token lives ${spanOf(lifetimeSeconds)}.`] : []),
    ...(limits.tokenRequests ? [`${rate(limits.tokenRequests, "token requests")}.`] : []),
    ...(limits.liveTokens
      ? [`${limits.liveTokens} tokens live at once; a new one ends the oldest.`]
      : []),
    ...(limits.sameToken ? ["A token request before the end gets the same token again."] : []),
    ...(limits.calls ? [`${rate(limits.calls, "calls")}.`] : []),
    ...(limits.callsOfToken ? [`${rate(limits.callsOfToken, "calls with one token")}.`] : []),
  ];
}

function linked(source) {
  const link = linkTo(source);
  if (link === undefined) return source;
  return link === source ? `<${source}>` : `[${source}](${link})`;
}

function quirkOf(quirk) {
  const meaning = QUIRKS[quirk];
  if (meaning === undefined) throw new Error(`no meaning of the quirk ${quirk}`);
  return meaning;
}

/** The options as they are sent, without those that the table has. */
function optionsOf({ tokenUrl, baseUrl, ...others }) {
  void [tokenUrl, baseUrl];
  return Object.entries(others).map(([name, value]) => [
    code(name),
    code(typeof value === "string" ? value : JSON.stringify(value)),
  ]);
}

function section(record) {
  const { slug, name, confidence, variables = {}, options, scope, unverified = [] } = record;
  const { quirks = [], notes = [], pages = [], sources = [] } = record;
  const rows = Object.entries(variables).map(([variable, one]) => [
    code(variable),
    one.optional || one.default ? "no" : "yes",
    aboutOf(variable, one, options),
  ]);
  const scopes = scope?.examples.length ? ` Seen: ${scope.examples.map(code).join(", ")}.` : "";
  const facts = [
    `Token URL: ${code(options.tokenUrl)}. Base of calls: ${options.baseUrl ? code(options.baseUrl) : "give `baseUrl`, or the response names it"}.`,
    ...(scope ? [`Scope: ${scope.required ? "required" : "optional"}.${scopes}`] : []),
    ...(quirks.length > 0 ? [`Quirks: ${quirks.map(quirkOf).join("; ")}.`] : []),
    ...(limitsOf(record).length > 0 ? [`Limits: ${limitsOf(record).join(" ")}`] : []),
    ...notes,
    ...(unverified.length > 0 ? [`Not verified: ${unverified.join("; ")}.`] : []),
    `Confidence: ${CONFIDENCES[confidence]}. Sources: ${[...pages, ...sources].map(linked).join("; ")}.`,
  ];
  return [
    `## ${name}`,
    `\`\`\`js\nimport { ${functionOf(slug)} } from "everbearer/presets";\n\nconst client = new OAuthClient({ ...${exampleOf(record)}, clientId, clientSecret });\n\`\`\``,
    `By name: ${code(slug)}.`,
    narrowTable(["Variable", "Required", "Meaning"], rows),
    narrowTable(["Option", "Value"], optionsOf(options)),
    facts.map((fact) => `- ${fact}`).join("\n"),
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** The page of a category. */
export function categoryPage(category, records) {
  const rows = records.map((record) => {
    const { slug, name, options, confidence } = record;
    const {
      clientAuthentication = options.tokenRequestFormat === "json"
        ? "client_secret_post"
        : "client_secret_basic",
    } = options;
    return [
      `[${name}](#${anchor(name)})`,
      code(slug),
      AUTHENTICATIONS[clientAuthentication],
      options.tokenRequestMethod === "GET" ? "query" : (options.tokenRequestFormat ?? "form"),
      confidence,
    ];
  });
  return [
    `<!-- Written by scripts/presets/index.mjs: do not edit. -->`,
    `# Presets: ${category}`,
    "What a preset is, and how to add one: [presets](../presets.md). The credentials of the examples are yours.",
    narrowTable(["Provider", "Name", "Credentials", "Parameters", "Confidence"], rows),
    ...records.map(section),
  ].join("\n\n");
}

/** The end of a link to a heading, as GitHub makes it. */
const anchor = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, "")
    .replaceAll(" ", "-");

/** The tables of docs/presets.md. */
export function overview(text, { records, leftOut, others }, categories) {
  const levels = Object.keys(CONFIDENCES);
  const count = (some) =>
    levels.map((level) => some.filter((one) => one.confidence === level).length);
  const rows = categories.map(([category, own]) => [
    `[${category}](presets/${fileOf(category)}.md)`,
    ...count(own).map(String),
    String(own.length),
  ]);
  rows.push(["all", ...count(records).map(String), String(records.length)]);
  const left = leftOut.map(({ name, category, reason }) => [name, category, reason]);
  const rest = others.map(({ name, kind, source = "not looked up" }) => [
    name,
    kind,
    linked(source),
  ]);
  const counted = between(
    text,
    "counts",
    [
      narrowTable(["Category", ...levels, "all"], rows),
      ...levels.map((level) => `- _${level}_: ${CONFIDENCES[level]}.`),
    ]
      .join("\n\n")
      .replaceAll(".\n\n- ", ".\n- "),
  );
  const out = between(counted, "left out", narrowTable(["Provider", "Category", "Reason"], left));
  return between(out, "others", narrowTable(["Provider", "What it is", "Source"], rest));
}
