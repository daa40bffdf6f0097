// Owns `everbearer env`: a template of the variables of a client.

import { variableOf } from "../../presets/variable.js";
import type { Command, Context, Given } from "../arguments.js";
import { EXIT } from "../outcome.js";
import type { ExitCode } from "../outcome.js";
import { prefixOf, unknownProvider } from "../source.js";
import { entryOf } from "./presets.js";

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

/** A line of a template. */
interface Line {
  readonly name: string;
  readonly what: string;
  readonly required: boolean;
  readonly value?: string;
}

function run(given: Given, { output }: Context): Promise<ExitCode> {
  const preset = given.text("preset");
  const provider = given.text("provider") ?? "oauth";
  const prefix = prefixOf(given);
  const lines = preset === undefined ? linesOf(provider, prefix) : linesOfPreset(preset, prefix);
  if (output.json) output.data(lines);
  else {
    for (const { name, what, required, value = "" } of lines) {
      output.line(`# ${what}`);
      output.line(`${required ? "" : "# "}${name}=${value}`);
    }
  }
  return Promise.resolve(EXIT.done);
}

function linesOf(provider: string, prefix: string): readonly Line[] {
  const variables = Object.hasOwn(TEMPLATES, provider) ? TEMPLATES[provider] : undefined;
  if (!variables) throw unknownProvider();
  return variables.map(([name, what, required]) => ({ name: `${prefix}_${name}`, what, required }));
}

/** The variables of a preset, and what no preset knows. */
function linesOfPreset(slug: string, prefix: string): readonly Line[] {
  const { name, variables, clientAuthentication = "", scope } = entryOf(slug);
  const isSigned = clientAuthentication.endsWith("_jwt");
  const lines: readonly Line[] = [
    { name: "PRESET", what: `Preset: ${name}`, required: true, value: slug },
    ...variables.map(({ name: variable, about, required, usual = "" }) => ({
      ...{ name: variableOf("PRESET", variable), what: about, required, value: usual },
    })),
    { name: "CLIENT_ID", what: "Client id", required: true },
    isSigned
      ? { name: "PRIVATE_KEY_FILE", what: "File of the private key", required: true }
      : {
          name: "CLIENT_SECRET",
          what: "Client secret; or its file, CLIENT_SECRET_FILE",
          required: true,
        },
    {
      name: "SCOPE",
      what: scope?.[0] === undefined ? "Scope to ask for" : `Scope to ask for, such as ${scope[0]}`,
      required: scope !== undefined,
    },
  ];
  return lines.map((line) => ({ ...line, name: `${prefix}_${line.name}` }));
}

/** `everbearer env`. */
export const env: Command = {
  brief: "Prints a template of variables.",
  summary: "Prints a template of the variables that a client reads, for a .env file.",
  options: {
    prefix: { value: "NAME", help: "What the variables' names begin with. Default: OAUTH." },
    provider: { value: "NAME", help: "A provider's client: athena, vagaro, vagaro-v2." },
    preset: { value: "NAME", help: "A provider's preset: see everbearer presets." },
  },
  example: "everbearer env --prefix ACME > .env",
  run,
};
