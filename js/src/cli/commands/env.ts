// Owns `everbearer env`: a template of the variables of a client.

import type { Command, Context, Given } from "../arguments.js";
import { EXIT, UsageError } from "../outcome.js";
import type { ExitCode } from "../outcome.js";

/** The variables of each client: name, what it is, and whether it has to be set. */
const TEMPLATES: Readonly<
  Record<string, readonly (readonly [name: string, what: string, isRequired: boolean])[]>
> = {
  oauth: [
    ["TOKEN_URL", "Token endpoint", true],
    ["CLIENT_ID", "Client id", true],
    ["CLIENT_SECRET", "Client secret; or its file, CLIENT_SECRET_FILE", true],
    ["SCOPE", "Scope to ask for, if the provider wants one", false],
    ["AUDIENCE", "Audience to ask for, if the provider wants one", false],
    ["BASE_URL", "Base of relative URLs; the token may be sent to its origin", false],
    ["CLIENT_AUTHENTICATION", "client_secret_basic (default), client_secret_post, …", false],
  ],
  athena: [
    ["CLIENT_ID", "Client id of the environment", true],
    ["CLIENT_SECRET", "Client secret; or its file, CLIENT_SECRET_FILE", true],
    ["PRACTICE_ID", "Practice; 195900 is the sandbox practice", true],
    ["ENVIRONMENT", "preview or production", true],
  ],
  vagaro: [
    ["CLIENT_ID", "Client id", true],
    ["CLIENT_SECRET", "Client secret; or its file, CLIENT_SECRET_FILE", true],
  ],
  "vagaro-v2": [
    ["CLIENT_ID", "Client id", true],
    ["CLIENT_SECRET", "Client secret; or its file, CLIENT_SECRET_FILE", true],
    ["REGION", "Region, such as us02", true],
    ["BUSINESS_ID", "Business; every call may name another", false],
  ],
};

/** The prefix of each provider's variables. */
const PREFIXES: Readonly<Record<string, string>> = {
  athena: "ATHENA",
  vagaro: "VAGARO",
  "vagaro-v2": "VAGARO",
};

function run(given: Given, { output }: Context): Promise<ExitCode> {
  const provider = given.text("provider") ?? "oauth";
  const variables = Object.hasOwn(TEMPLATES, provider) ? TEMPLATES[provider] : undefined;
  if (!variables) {
    throw new UsageError(`--provider must be one of ${Object.keys(PREFIXES).join(", ")}.`);
  }
  const prefix = given.text("prefix") ?? PREFIXES[provider] ?? "OAUTH";
  if (!/^\w+$/.test(prefix)) {
    throw new UsageError("--prefix may hold letters, digits and _ only, such as ACME.");
  }
  if (output.json) {
    output.data(
      variables.map(([name, what, isRequired]) => ({
        name: `${prefix}_${name}`,
        what,
        required: isRequired,
      })),
    );
  } else {
    for (const [name, what, isRequired] of variables) {
      output.line(`# ${what}`);
      output.line(`${isRequired ? "" : "# "}${prefix}_${name}=`);
    }
  }
  return Promise.resolve(EXIT.done);
}

/** `everbearer env`. */
export const env: Command = {
  brief: "Prints a template of variables.",
  summary: "Prints a template of the variables that a client reads, for a .env file.",
  options: {
    prefix: { value: "NAME", help: "What the variables' names begin with. Default: OAUTH." },
    provider: { value: "NAME", help: "A provider's client: athena, vagaro, vagaro-v2." },
  },
  example: "everbearer env --prefix ACME > .env",
  run,
};
