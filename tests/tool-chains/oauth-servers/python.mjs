// Owns starting and stopping a server that is a Python program.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** Resolves with the port that the program prints. */
async function portOf(child, printed) {
  const line = once(createInterface(child.stdout), "line");
  const ended = once(child, "close").then(() => {
    throw new Error(`the server has ended\n${printed.text}`);
  });
  const [text] = await Promise.race([line, ended]);
  return JSON.parse(text).port;
}

/**
 * Starts a program of this directory with these settings. Resolves with its origin, and with the function that
 * stops it. It also ends by itself when this process does, because that closes its standard input.
 */
export async function startPython(program, settings) {
  const args = [program, JSON.stringify(settings)];
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
  const child = spawn(process.env.EVERBEARER_PYTHON, args, { cwd: HERE, env });
  const printed = { text: "" };
  child.stderr.setEncoding("utf8").on("data", (text) => (printed.text += text));
  const closed = once(child, "close");
  const stop = async () => {
    child.kill("SIGKILL");
    await closed;
  };
  try {
    return { origin: `http://127.0.0.1:${await portOf(child, printed)}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
