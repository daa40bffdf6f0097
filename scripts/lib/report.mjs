// Owns what the scripts print: steps with their elapsed time, progress of long steps, failures.
// Colour and in-place updates on a terminal, plain lines elsewhere.

const terminal = process.stdout.isTTY === true;
const colourful = terminal && !process.env.NO_COLOR;

/** Without a terminal, how often a long step reports its progress. */
const PLAIN_PROGRESS_MS = 15_000;

const paint = (code, text) => (colourful ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = (text) => paint(1, text);
const dim = (text) => paint(2, text);
const red = (text) => paint(31, text);
const green = (text) => paint(32, text);

export const seconds = (startedAt) => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;

export const say = (text) => process.stdout.write(`${text}\n`);

/** An error whose message is enough: it is printed without a stack. */
export class Stop extends Error {}

/** Prints a failure and sets the exit code; `finally` blocks and exit handlers still run. */
export function fail(error) {
  const text = error instanceof Stop ? error.message : (error?.stack ?? String(error));
  process.stderr.write(`${red("failed")}  ${text}\n`);
  process.exitCode = 1;
}

class Progress {
  #name;
  #startedAt;
  #lastPlainAt;
  #timer;
  #note = "";

  constructor(name, startedAt) {
    this.#name = name;
    this.#startedAt = startedAt;
    this.#lastPlainAt = startedAt;
    this.#timer = setInterval(() => this.#draw(), terminal ? 250 : 1_000);
    this.#timer.unref();
  }

  /** Sets what the step is doing now. */
  note = (text) => {
    this.#note = text;
  };

  #draw() {
    const line = `  ${dim("…")} ${this.#name}  ${dim(`${this.#note} ${seconds(this.#startedAt)}`)}`;
    if (terminal) {
      process.stdout.write(`\r\u001b[2K${line.slice(0, process.stdout.columns + 20)}`);
    } else if (performance.now() - this.#lastPlainAt >= PLAIN_PROGRESS_MS) {
      this.#lastPlainAt = performance.now();
      say(line);
    }
  }

  end() {
    clearInterval(this.#timer);
    if (terminal) process.stdout.write("\r\u001b[2K");
  }
}

/**
 * Runs one named step. `work` gets `note(text)` for progress, and may return its result in a few
 * words.
 */
export async function step(name, work) {
  const startedAt = performance.now();
  const progress = new Progress(name, startedAt);
  try {
    const outcome = (await work(progress.note)) ?? "done";
    progress.end();
    say(`  ${green("ok")} ${name.padEnd(22)} ${outcome}  ${dim(seconds(startedAt))}`);
  } catch (error) {
    progress.end();
    say(`  ${red("no")} ${name.padEnd(22)} ${dim(seconds(startedAt))}`);
    throw error;
  }
}
