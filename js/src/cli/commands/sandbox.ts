// Owns `everbearer sandbox`: runs the sandbox until it is interrupted, and prints variables to paste.

import { textIn } from "../../values/foreign.js";
import type { Command, Context, Given } from "../arguments.js";
import type { startSandbox as StartSandbox } from "../../sandbox/index.js";
import { EXIT, UsageError } from "../outcome.js";
import type { ExitCode } from "../outcome.js";

async function run(given: Given, { output, signal }: Context): Promise<ExitCode> {
  // By its name in the package: a path would tear its file into several.
  const entry = "everbearer/sandbox";
  const { startSandbox } = (await import(entry)) as { startSandbox: typeof StartSandbox };
  const sandbox = await startSandbox({
    port: wholeIn(given, "port", 65_535) ?? 0,
    tokenLifetimeSeconds: wholeIn(given, "token-lifetime", 86_400) ?? 3_600,
    console: true,
  }).catch((error: unknown) => {
    const code = textIn(error, "code");
    if (code === undefined) throw error;
    throw new UsageError(`The sandbox cannot listen on this port (${code}).`);
  });
  const { url, clientId, clientSecret, oauth, athena } = sandbox;
  const variables: Readonly<Record<string, string>> = {
    OAUTH_TOKEN_URL: oauth.tokenUrl,
    OAUTH_BASE_URL: oauth.baseUrl,
    OAUTH_CLIENT_ID: clientId,
    OAUTH_CLIENT_SECRET: clientSecret,
    ATHENA_BASE_URL: url,
    ATHENA_CLIENT_ID: clientId,
    ATHENA_CLIENT_SECRET: clientSecret,
    ATHENA_ENVIRONMENT: "preview",
    ATHENA_PRACTICE_ID: athena.practiceId,
  };
  const page = `${url}/_sandbox/console`;
  if (output.json) output.data({ url, console: page, variables });
  else {
    const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
    const title = `# ${output.bold("everbearer sandbox")} at ${url}. End it with Ctrl+C.`;
    output.line([title, `# Console: ${page}`, ...lines].join("\n"));
  }
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
  await sandbox.close();
  return EXIT.done;
}

function wholeIn(given: Given, name: string, most: number): number | undefined {
  const text = given.text(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new UsageError(`--${name} must be a whole number from 0 to ${String(most)}.`);
}

/** `everbearer sandbox`. */
export const sandbox: Command = {
  brief: "Runs the server for tests.",
  summary:
    "Runs a server for tests on the loopback interface, which plays an OAuth 2.0 system, athenahealth and Vagaro, with a console in the browser. Its credentials are the same everywhere, and no secrets.",
  options: {
    port: { value: "PORT", help: "The port. Default: any free one." },
    "token-lifetime": { value: "SECONDS", help: "The lifetime of its tokens. Default: 3600." },
  },
  example: "everbearer sandbox --port 4900 > .env",
  run,
};
