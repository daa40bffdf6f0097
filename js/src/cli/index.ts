// Owns the command line: which command runs, and how each error ends it.

import { EverbearerError } from "../errors/errors.js";
import { isA } from "../values/foreign.js";
import { helpOf, read } from "./arguments.js";
import type { Command } from "./arguments.js";
import { call } from "./commands/call.js";
import { doctor } from "./commands/doctor.js";
import { env } from "./commands/env.js";
import { presets } from "./commands/presets.js";
import { sandbox } from "./commands/sandbox.js";
import { token } from "./commands/token.js";
import { EXIT, UsageError } from "./outcome.js";
import type { ExitCode } from "./outcome.js";
import { Output } from "./output.js";
import type { Streams } from "./output.js";

const COMMANDS: Readonly<Record<string, Command>> = { token, call, doctor, presets, env, sandbox };

/** What the command line runs in. */
export interface Surroundings extends Streams {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** Runs a command. Resolves with the exit code of the process. */
export async function main(
  args: readonly string[],
  { stdout, stderr, env: variables, signal }: Surroundings,
): Promise<ExitCode> {
  const [name = "", ...own] = args;
  const json = own.includes("--json");
  const colours = (variables["NO_COLOR"] ?? "") === "";
  const output = new Output({ stdout, stderr }, { json, colours });
  if (["", "help", "--help", "-h"].includes(name)) {
    const [wanted = ""] = own;
    const command = commandOf(wanted);
    output.line(command ? helpOf(wanted, command) : overview());
    return name === "" ? EXIT.usage : EXIT.done;
  }
  const command = commandOf(name);
  if (!command) {
    output.complain(`There is no such command.\n\n${overview()}`);
    return EXIT.usage;
  }
  if (own.some((arg) => arg === "--help" || arg === "-h")) {
    output.line(helpOf(name, command));
    return EXIT.done;
  }
  try {
    return await command.run(read(command, own), { output, env: variables, signal });
  } catch (error) {
    return failed(error, name, output);
  }
}

const commandOf = (name: string): Command | undefined =>
  Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;

/** Says what went wrong. Other errors than the package's are a defect: their text may hold anything. */
function failed(error: unknown, name: string, output: Output): ExitCode {
  const { code, message, exit } = described(error, name);
  if (output.json) output.complain(JSON.stringify({ error: { code, message } }));
  else output.complain(message);
  return exit;
}

function described(
  error: unknown,
  name: string,
): { readonly code: string; readonly message: string; readonly exit: ExitCode } {
  if (error instanceof UsageError) {
    const message = `${error.message}\nSee: everbearer ${name} --help`;
    return { code: "usage", message, exit: EXIT.usage };
  }
  if (isA(error, EverbearerError)) {
    const { code, message } = error;
    const exit = code === "invalid_configuration" ? EXIT.configuration : EXIT.failed;
    return { code, message, exit };
  }
  const kind = error instanceof Error ? error.name : typeof error;
  if (kind === "AbortError") return { code: "aborted", message: "Interrupted.", exit: EXIT.failed };
  return { code: "unexpected", message: `It ended with an unexpected ${kind}.`, exit: EXIT.failed };
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length)) + 2;
  return [
    "everbearer COMMAND [options]",
    "",
    ...Object.entries(COMMANDS).map(([name, { brief }]) => `  ${name.padEnd(width)}${brief}`),
    "",
    "Each command has --help. Credentials come from variables or files, never from arguments.",
  ].join("\n");
}
