// Owns what the demo prints: one line for each event, with the time since its scene began. Colour only
// on a terminal, and not if NO_COLOR is set.

const COLUMNS = ["calls", "token requests", "failures", "replays", "retries"];
const TIME_WIDTH = 9;
const NAME_WIDTH = 8;

/** Wraps at spaces, so that no line is longer; keeps the indentation of a line. */
function wrapped(text, width) {
  const fold = (line) => {
    const cut = line.length > width ? line.lastIndexOf(" ", width) : -1;
    const margin = line.match(/^[ -]*/)[0].length;
    if (cut <= margin) return [line];
    return [line.slice(0, cut), ...fold(" ".repeat(margin) + line.slice(cut + 1))];
  };
  return text.split("\n").flatMap(fold);
}

/** Prints to this stream. */
export function terminal(stream, env) {
  const colourful = stream.isTTY === true && !env.NO_COLOR;
  const paint = (code, text) => (colourful ? `\u001b[${code}m${text}\u001b[0m` : text);
  const bold = (text) => paint(1, text);
  const dim = (text) => paint(2, text);
  const red = (text) => paint(31, text);
  const green = (text) => paint(32, text);
  const line = (text = "") => void stream.write(`${text}\n`);
  const indent = " ".repeat(TIME_WIDTH + 2 + NAME_WIDTH + 2);
  const width = stream.isTTY ? Math.max((stream.columns || 80) - indent.length, 40) : Infinity;

  /** One event. Further lines of its text are indented below the first. */
  const event = (ms, name, text) => {
    const time = dim(`${(ms / 1000).toFixed(3)} s`.padStart(TIME_WIDTH));
    line(`${time}  ${name.padEnd(NAME_WIDTH)}  ${wrapped(text, width).join(`\n${indent}`)}`);
  };

  return {
    line,
    event,
    heading: (text) => line(bold(text)),
    scene(number, title, about) {
      line();
      line(bold(`${number}. ${title}`));
      line(dim(about));
    },
    good: (text) => line(green(text)),
    bad: (text) => line(red(text)),
    problem: (ms, name, text) => event(ms, name, red(`NOT AS EXPECTED: ${text}`)),
    /** The counts of each scene; `results` as `play` returns them. */
    table(results) {
      const longest = Math.max(...results.map(({ title }) => title.length));
      const cells = (counts) =>
        COLUMNS.map((name) => String(counts[name]).padStart(name.length)).join("  ");
      line();
      line(bold(`${"scene".padEnd(longest)}  ${"system".padEnd(NAME_WIDTH)}${COLUMNS.join("  ")}`));
      for (const { title, system, counts, problems } of results) {
        const mark = problems.length > 0 ? red("  not as expected") : "";
        line(`${title.padEnd(longest)}  ${system.padEnd(NAME_WIDTH)}${cells(counts)}${mark}`);
      }
      const sum = (name) => results.reduce((total, { counts }) => total + counts[name], 0);
      const total = Object.fromEntries(COLUMNS.map((name) => [name, sum(name)]));
      line(bold(`${"total".padEnd(longest)}  ${"".padEnd(NAME_WIDTH)}${cells(total)}`));
      line();
    },
  };
}
