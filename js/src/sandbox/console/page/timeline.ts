// Owns the timeline of one system: lives of tokens as bars; token requests, calls and faults as marks.
import type { Entry } from "../journal.js";
import type { SystemState } from "../state.js";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 48;
/** The rows of a lane: token requests above, lives between, calls below. */
const ROW = { token: 9, life: 24, api: 39 };
const LIFE_HEIGHT = 3;
/** So many lives in a row are beside each other, since a token lives on when the next one is issued. */
const LIFE_ROWS = 3;
/** Room for half a mark on either side. */
const MARGIN = 8;

/** Whether the sandbox did not respond as the caller wanted. */
export const isFailed = ({ status, fault }: Entry): boolean =>
  fault !== null || status === null || status >= 400;

/** The lane of a system, `width` pixels from `from` to `now`, both in ms since the Unix epoch. */
export function lane(
  name: string,
  { tokens }: SystemState,
  requests: readonly Entry[],
  from: number,
  now: number,
  width: number,
): SVGSVGElement {
  const x = (at: number): number =>
    Math.round(
      MARGIN + ((Math.min(Math.max(at, from), now) - from) / (now - from)) * (width - 2 * MARGIN),
    );
  const shown = requests.filter(({ at }) => at >= from);
  const live = tokens.filter(({ state }) => state === "live").length;
  const failed = shown.filter(isFailed).length;
  const asked = shown.filter(({ endpoint }) => endpoint === "token").length;
  const svg = drawn("svg", { class: "lane", viewBox: `0 0 ${width} ${HEIGHT}`, role: "img" });
  svg.setAttribute(
    "aria-label",
    `${name}: token requests: ${asked}, live tokens: ${live}, calls: ${shown.length - asked}, faults and errors: ${failed}`,
  );
  for (const { generation, issuedAt, endsAt, state } of tokens) {
    if (endsAt < from) continue;
    const length = Math.max(x(endsAt) - x(issuedAt), 2);
    const look = state === "live" ? "life-mark" : "ended-mark";
    const row = (generation % LIFE_ROWS) - LIFE_ROWS / 2;
    const place = { x: x(issuedAt), y: ROW.life + row * (LIFE_HEIGHT + 1) };
    svg.append(drawn("rect", { class: look, ...place, width: length, height: LIFE_HEIGHT }));
  }
  for (const entry of shown) svg.append(mark(entry, x(entry.at)));
  return svg;
}

function mark(entry: Entry, x: number): SVGElement {
  const y = ROW[entry.endpoint];
  if (isFailed(entry)) {
    const d = `M${x - 5} ${y - 5}l10 10M${x - 5} ${y + 5}l10 -10`;
    return drawn("path", { class: "fault-mark", d });
  }
  if (entry.endpoint === "token") {
    return drawn("path", { class: "token-mark", d: `M${x} ${y - 6}l6 11h-12z` });
  }
  return drawn("circle", { class: "call-mark", cx: x, cy: y, r: 4 });
}

function drawn<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
