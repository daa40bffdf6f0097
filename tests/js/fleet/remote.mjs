// Owns processes that are driven by messages: a question names a function of the process, and gets its answer.

import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * Answers the questions of the process that has forked this one. When that process asks no more, or has ended, this one
 * calls `leave`, after which nothing may keep it alive.
 */
export function answer({ leave, ...functions }) {
  process.on("message", async ({ id, name, args }) => {
    try {
      process.send({ id, value: await functions[name](...args) });
    } catch (error) {
      process.send({ id, error: String(error?.stack ?? error) });
    }
  });
  process.on("disconnect", leave);
  process.send({ started: true });
}

/** Forks a module of this directory that calls {@link answer}. It ends with the test. */
export async function forked(t, file, settings) {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = fork(path, [JSON.stringify(settings)], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const open = new Map();
  const printed = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (printed.text += text));
  }
  let asked = 0;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const started = new Promise((resolve) => {
    child.on("message", ({ id, value, error, started: here }) => {
      if (here) return resolve();
      const { accept, refuse } = open.get(id);
      open.delete(id);
      return error === undefined ? accept(value) : refuse(new Error(error));
    });
  });
  const ended = () => new Error(`${file} has ended\n${printed.text}`);
  const failed = gone.then(() => {
    for (const { refuse } of open.values()) refuse(ended());
    throw ended();
  });
  failed.catch(() => undefined);
  const end = async () => {
    child.kill("SIGKILL");
    await gone;
  };
  t.after(end);
  await Promise.race([started, failed]);
  return {
    /** Asks for what this function of the process gives. Rejects if the process ends before. */
    ask(name, ...args) {
      if (!child.connected) return Promise.reject(ended());
      const id = (asked += 1);
      child.send({ id, name, args });
      return new Promise((accept, refuse) => open.set(id, { accept, refuse }));
    },
    kill: end,
    /** Asks no more, and waits until the process has ended by itself. */
    async leave() {
      child.disconnect();
      await gone;
    },
    stop: () => child.kill("SIGSTOP"),
    resume: () => child.kill("SIGCONT"),
    /** What it has printed. */
    printed: () => printed.text,
  };
}
