// Owns the arguments of a command: its options, their checks, and the help that is made of them.

import { parseArgs } from "node:util";
import type { ParseArgsConfig } from "node:util";
import { textIn } from "../values/foreign.js";
import type { Output } from "./output.js";
import { UsageError } from "./outcome.js";
import type { ExitCode } from "./outcome.js";

/** An option of a command. */
export interface CommandOption {
  /** What its value is, in the help; without it, the option is a flag. */
  readonly value?: string;
  /** One letter for it. */
  readonly short?: string;
  /** Whether it may be given more than once. */
  readonly multiple?: boolean;
  /** What it does. */
  readonly help: string;
}

export type CommandOptions = Readonly<Record<string, CommandOption>>;

/** What was given: a text for options with a value, a list where they may be given more than once. */
export interface Given {
  readonly positionals: readonly string[];
  text(name: string): string | undefined;
  list(name: string): readonly string[];
  flag(name: string): boolean;
  /** The options that were given, with a value. */
  readonly texts: Readonly<Record<string, string>>;
}

/** What a command works with. */
export interface Context {
  readonly output: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends when the user interrupts the command. */
  readonly signal: AbortSignal;
}

/** A command. */
export interface Command {
  /** What it does, in a few words. */
  readonly brief: string;
  /** What it does, in full. */
  readonly summary: string;
  /** Its positional arguments, as the help writes them. */
  readonly takes?: string;
  /** How many there must be. */
  readonly positionals?: readonly [least: number, most: number];
  readonly options: CommandOptions;
  readonly example: string;
  run(given: Given, context: Context): Promise<ExitCode>;
}

/** Options of every command. */
export const COMMON: CommandOptions = {
  json: { help: "Print JSON." },
  help: { short: "h", help: "Print this help." },
};

/** Options that would put a secret where every process of the machine can read it. */
const SECRET =
  /^--(?:client-secret|secret|password|passphrase|private-key|key|store-key|api-key|client-assertion|token|access-token)(?:=|$)/;

/**
 * Reads the arguments of a command.
 *
 * @throws UsageError that repeats no value.
 */
export function read(command: Command, args: readonly string[]): Given {
  const secret = args.map((arg) => SECRET.exec(arg)?.[0].replace("=", "")).find(Boolean);
  if (secret !== undefined) {
    throw new UsageError(
      `${secret} is refused: a process list and a shell's history show arguments. Set the variable (for example OAUTH_CLIENT_SECRET), name a file with --dotenv, or give the path of a file with the secret alone in --client-secret-file.`,
    );
  }
  const known = { ...COMMON, ...command.options };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { value, short, multiple = false }]) => [
      name,
      {
        type: value === undefined ? ("boolean" as const) : ("string" as const),
        multiple,
        ...(short === undefined ? {} : { short }),
      },
    ]),
  );
  const { values, positionals } = parsed({ args: [...args], options, allowPositionals: true });
  const [least, most] = command.positionals ?? [0, 0];
  if (positionals.length < least)
    throw new UsageError(`${command.takes ?? "An argument"} is missing.`);
  if (positionals.length > most) {
    throw new UsageError(
      most === 0 ? "It takes no such argument." : "There are too many arguments.",
    );
  }
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  return {
    positionals,
    text,
    list: (name) => (Array.isArray(values[name]) ? values[name].map(String) : []),
    flag: (name) => values[name] === true,
    texts: Object.fromEntries(
      Object.keys(known).flatMap((name) => {
        const value = text(name);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  };
}

function parsed(config: ParseArgsConfig & { readonly args: string[] }): {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
} {
  try {
    return parseArgs(config);
  } catch (error) {
    // Node's text quotes the argument, so only the names of options are taken from it.
    const name = /'(-{1,2}[\w-]+)/.exec(String(error))?.[1];
    if (textIn(error, "code") === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
      throw new UsageError(`${name ?? "One of the options"} is no option of this command.`);
    }
    throw new UsageError(`${name ?? "An option"} has no value, or one that it does not take.`);
  }
}

/** The help of a command. */
export function helpOf(name: string, { summary, takes, options, example }: Command): string {
  const rows = Object.entries({ ...options, ...COMMON }).map(([option, { value, short, help }]) => {
    const names = `${short === undefined ? "    " : `-${short}, `}--${option}`;
    return [`  ${names}${value === undefined ? "" : ` ${value}`}`, help] as const;
  });
  const width = Math.max(...rows.map(([names]) => names.length)) + 2;
  return [
    `everbearer ${[name, takes, "[options]"].filter(Boolean).join(" ")}`,
    "",
    summary,
    "",
    "Options:",
    ...rows.map(([names, help]) => `${names.padEnd(width)}${help}`),
    "",
    "Example:",
    ...example.split("\n").map((line) => `  ${line}`),
  ].join("\n");
}
