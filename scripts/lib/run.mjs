// Owns starting other programs and capturing their output.

import { spawn } from "node:child_process";
import { root } from "./paths.mjs";
import { Stop } from "./report.mjs";

/** How much of a failed program's output is shown: the cause is usually at the start or the end. */
const HEAD_LINES = 20;
const TAIL_LINES = 120;

const children = new Set();
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
]) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
    process.exit(code);
  });
}

function start(command, args, options) {
  const child = spawn(command, args, { cwd: root, ...options });
  children.add(child);
  const ended = new Promise((resolve, reject) => {
    child.once("error", (error) =>
      reject(new Stop(`${command} could not be started: ${error.message}`)),
    );
    child.once("close", (code, signal) => resolve({ code, signal }));
  }).finally(() => children.delete(child));
  return { child, ended };
}

const shown = (command, args) => [command, ...args].join(" ");

function shortened(output) {
  const lines = output.trim().split("\n");
  if (lines.length <= HEAD_LINES + TAIL_LINES) return lines.join("\n");
  return [...lines.slice(0, HEAD_LINES), "[…]", ...lines.slice(-TAIL_LINES)].join("\n");
}

function failure(command, args, { code, signal }, output) {
  const how = signal ? `was ended by ${signal}` : `exited with ${code}`;
  return new Stop(`${shown(command, args)} ${how}${output ? `\n${shortened(output)}` : ""}`);
}

/**
 * Runs a program, passes each line it prints to `onLine`, and resolves with its standard output.
 * Rejects for an exit code that is not in `accepts`, with the start and the end of all its output.
 */
export async function capture(
  command,
  args = [],
  { onLine, env = process.env, accepts = [0], ...options } = {},
) {
  const { child, ended } = start(command, args, {
    ...options,
    env: { ...env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let everything = "";
  const take = (text) => {
    everything += text;
    if (onLine) for (const line of text.split("\n")) if (line.trim()) onLine(line.trim());
  };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
    take(text);
  });
  child.stderr.setEncoding("utf8").on("data", take);
  const result = await ended;
  if (!accepts.includes(result.code)) throw failure(command, args, result, everything);
  return stdout;
}

/** Standard output, or undefined if the program is missing or fails. */
export async function ask(command, args = [], options = {}) {
  try {
    return (await capture(command, args, options)).trim();
  } catch {
    return undefined;
  }
}

/** npm, in a way that works inside and outside of `npm run` on every platform. */
export function npm(args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith("npm-cli.js") ? [process.execPath, [cli, ...args]] : ["npm", args];
}
