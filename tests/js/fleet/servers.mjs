// Owns real Redis and Valkey servers on the loopback interface: started without persistence, and killed, stopped,
// resumed and restarted by tests.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "./libraries.mjs";
import { poll } from "./wait.mjs";

/** The commands, variables and versions of the servers, as scripts/lib/redis-servers.mjs finds them. */
export const SERVERS = JSON.parse(process.env.EVERBEARER_SERVERS);

/** Below the ports that systems give to outgoing connections: one of these could take it between two starts. */
const PORTS = { from: 10_000, to: 30_000 };
const TRIES = 20;

const randomPort = () => PORTS.from + Math.floor(Math.random() * (PORTS.to - PORTS.from));

async function isFree(port) {
  const probe = createServer().listen(port, "127.0.0.1");
  try {
    await once(probe, "listening");
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

/** A port that nobody listens on. */
export async function freePort() {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomPort();
    if (await isFree(port)) return port;
  }
  throw new Error("found no free port");
}

/** A file of settings: one line for each, the name and the value. */
const linesOf = (settings) =>
  Object.entries(settings)
    .map(([name, value]) => `${name} ${value}\n`)
    .join("");

// A process that a signal ends has no `exit`, by which its servers end.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/** A process of a server, with what it has printed. */
function launch(kind, args) {
  const { command: program, env } = SERVERS[kind];
  const child = spawn(program, args, { env: { ...process.env, ...env } });
  const printed = { text: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (printed.text += text));
  const gone = new Promise((resolve) => child.once("close", resolve).once("error", resolve));
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  void gone.then(() => process.off("exit", kill));
  return { child, printed, gone };
}

/** A server that answers. `args` are its arguments. */
async function answering(kind, port, args) {
  const run = launch(kind, args);
  const ended = run.gone.then(() => {
    throw new Error(`${kind} has ended\n${run.printed.text}`);
  });
  ended.catch(() => undefined);
  const answers = async () => (await command(port, "PING")) === "PONG";
  try {
    await Promise.race([poll(answers, `${kind} at port ${port} answers`), ended]);
  } catch (error) {
    run.child.kill("SIGKILL");
    throw error;
  }
  return run;
}

/**
 * Starts a server of this kind, `redis` or `valkey`, with these settings of its own. `mode` is an argument for
 * another mode of the program. It ends with the test.
 */
export async function startServer(t, kind, settings = {}, mode = []) {
  const port = await freePort();
  const directory = await mkdtemp(join(tmpdir(), "everbearer-store-"));
  const file = join(directory, "server.conf");
  const basic = { port, bind: "127.0.0.1", dir: directory, save: '""', appendonly: "no" };
  await writeFile(file, linesOf({ ...basic, ...settings }));
  const args = [file, ...mode];
  let run = await answering(kind, port, args);
  const end = async () => {
    run.child.kill("SIGKILL");
    await run.gone;
  };
  t.after(async () => {
    await end();
    await rm(directory, { recursive: true, force: true });
  });
  return {
    kind,
    port,
    target: { port },
    /** Makes one request of it, over a connection of its own. */
    ask: (...words) => command(port, ...words),
    kill: end,
    /** Stops it as if the machine had: connections stay, and nothing answers. */
    stop: () => run.child.kill("SIGSTOP"),
    resume: () => run.child.kill("SIGCONT"),
    /** Starts it again at the same port. It is empty. */
    async restart() {
      await end();
      run = await answering(kind, port, args);
    },
  };
}
