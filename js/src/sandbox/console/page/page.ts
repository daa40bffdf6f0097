// Owns the script of the console's page: it asks for the state, shows it, and sends what buttons say. It runs in a
// browser, and scripts/build.mjs makes it a text that the sandbox serves.
import type { EndpointState } from "../../endpoint.js";
import type { Entry } from "../journal.js";
import type { ConsoleState, SystemState } from "../state.js";
import { isFailed, lane } from "./timeline.js";

const POLL_MS = 500;
const LOG_LINES = 200;

const COUNTERS: Readonly<Record<keyof SystemState["counters"], string>> = {
  tokenRequests: "Token requests",
  tokensIssued: "Tokens issued",
  tokenErrors: "Token errors",
  apiCalls: "Calls",
  apiUnauthorized: "Calls with 401",
  apiErrors: "Other errors of calls",
};

function find<Kind extends Element>(selector: string, kind: new () => Kind): Kind {
  const element = document.querySelector(selector);
  if (element instanceof kind) return element;
  throw new Error(`the page has no ${selector}`);
}

const chosen = (id: string): string => find(`#${id}`, HTMLSelectElement).value;
const connection = find("#connection", HTMLElement);
const outcome = find("#outcome", HTMLElement);
const pause = find("#pause", HTMLButtonElement);
const oneLiveToken = find("#one-live-token", HTMLButtonElement);
const log = find("#log ol", HTMLOListElement);

let state: ConsoleState | undefined;
let newestShown = 0;

function element(name: string, text: string, className = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== "") made.className = className;
  return made;
}

/** Live regions repeat what is set, so a text is set only if it is another. */
function say(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

const isPaused = (): boolean => isPressed(pause);
const isPressed = (button: HTMLElement): boolean => button.getAttribute("aria-pressed") === "true";

async function refresh(): Promise<void> {
  try {
    const response = await fetch("/_sandbox/state");
    if (!response.ok) throw new Error(`status ${response.status}`);
    state = (await response.json()) as ConsoleState;
    say(connection, isPaused() ? "The display is paused." : `Connected to ${location.host}.`);
  } catch {
    say(connection, "The sandbox does not respond.");
    return;
  }
  if (isPaused()) showSettings(state);
  else show(state);
}

function show(current: ConsoleState): void {
  const { now, systems, requests } = current;
  const from = now - Number(chosen("span")) * 1000;
  const timeline = find("#timeline", HTMLElement);
  const lanes: Element[] = [];
  const cards: Element[] = [];
  for (const [name, system] of Object.entries(systems)) {
    const own = requests.filter((entry) => entry.system === name);
    lanes.push(element("h3", name), lane(name, system, own, from, now, timeline.clientWidth));
    cards.push(card(name, system, now));
  }
  timeline.replaceChildren(...lanes);
  find("#systems", HTMLElement).replaceChildren(...cards);
  showLog(requests);
  showSettings(current);
}

function showSettings({ systems }: ConsoleState): void {
  const { settings } = systems[chosen("system")] ?? {};
  oneLiveToken.setAttribute("aria-pressed", String(settings?.oneLiveToken ?? false));
}

/** Adds what is new, so that a screen reader reads that alone. */
function showLog(requests: readonly Entry[]): void {
  const oldest = requests[0]?.number ?? Infinity;
  // Another sandbox at the same address numbers its requests anew.
  if ((requests.at(-1)?.number ?? Infinity) < newestShown) {
    log.replaceChildren();
    newestShown = 0;
  }
  // A reset has ended what came before.
  while (Number((log.lastElementChild as HTMLElement | null)?.dataset["number"]) < oldest) {
    log.lastElementChild?.remove();
  }
  for (const entry of requests) {
    if (entry.number <= newestShown) continue;
    newestShown = entry.number;
    log.prepend(logLine(entry));
  }
  while (log.children.length > LOG_LINES) log.lastElementChild?.remove();
}

function logLine(entry: Entry): HTMLElement {
  const line = document.createElement("li");
  line.dataset["number"] = String(entry.number);
  const time = document.createElement("time");
  const iso = new Date(entry.at).toISOString();
  time.dateTime = iso;
  time.textContent = iso.slice(11, 23);
  const result = entry.status === null ? "no response" : String(entry.status);
  line.append(
    time,
    element("span", `${entry.system} ${entry.endpoint}`),
    element("span", `${entry.method} ${entry.path}`),
    element("span", result, isFailed(entry) ? "failed" : ""),
  );
  if (entry.fault !== null) line.append(element("span", `fault: ${entry.fault}`, "failed"));
  if (entry.grant !== null) line.append(element("span", entry.grant));
  return line;
}

function card(name: string, system: SystemState, now: number): HTMLElement {
  const { counters, settings, token, api, tokens } = system;
  const made = document.createElement("article");
  const list = document.createElement("dl");
  const row = (term: string, value: string): void =>
    list.append(element("dt", term), element("dd", value));
  for (const [key, term] of Object.entries(COUNTERS)) {
    row(term, String(counters[key as keyof typeof counters]));
  }
  row("Lifetime", `${settings.tokenLifetimeSeconds} s`);
  row("Faults queued, token", queued(token));
  row("Faults queued, api", queued(api));
  const last = tokens.at(-1);
  if (last !== undefined) {
    const left = `ends in ${Math.max(0, Math.ceil((last.endsAt - now) / 1000))} s`;
    row("Newest token", `#${last.generation}, ${last.state === "live" ? left : last.state}`);
  }
  made.append(element("h3", name), list);
  return made;
}

const queued = ({ faults }: EndpointState): string =>
  faults.map(({ kind, left }) => `${kind} × ${left ?? "always"}`).join(", ") || "none";

async function send(what: string, method: string, path: string, body?: unknown): Promise<void> {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  outcome.className = "";
  outcome.textContent = `${what} …`;
  try {
    const response = await fetch(`/_sandbox/${path}`, { method, ...init });
    const { error } = (await response.json()) as { error?: string };
    outcome.className = error === undefined ? "" : "failed";
    outcome.textContent = error === undefined ? `${what}: done.` : `${what}: ${error}.`;
  } catch {
    outcome.className = "failed";
    outcome.textContent = `${what}: the sandbox does not respond.`;
  }
  await refresh();
}

function onPress(button: HTMLElement, act: () => Promise<void>): void {
  button.addEventListener("click", () => void act());
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-fault]")) {
  const fault = JSON.parse(button.dataset["fault"] ?? "") as { kind: string };
  const words = button.textContent.trim().replace(/\s+/g, " ");
  onPress(button, () => {
    const times = chosen("times");
    // Only token requests have assertions.
    const endpoint = fault.kind === "assertion" ? "token" : chosen("endpoint");
    return send(
      `${words}, ${chosen("system")} ${endpoint}`,
      "POST",
      `${chosen("system")}/${endpoint}/faults`,
      { fault, times: times === "always" ? times : Number(times) },
    );
  });
}

find("#lifetime-form", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  const tokenLifetimeSeconds = find("#lifetime", HTMLInputElement).valueAsNumber;
  void send(`Lifetime, ${chosen("system")}`, "PATCH", `${chosen("system")}/settings`, {
    tokenLifetimeSeconds,
  });
});
onPress(find("#revoke", HTMLElement), () =>
  send(`Revoke tokens, ${chosen("system")}`, "POST", `${chosen("system")}/revoke`),
);
onPress(oneLiveToken, () =>
  send(`One live token, ${chosen("system")}`, "PATCH", `${chosen("system")}/settings`, {
    oneLiveToken: !isPressed(oneLiveToken),
  }),
);
onPress(find("#clear", HTMLElement), () => {
  const endpoint = `${chosen("system")}/${chosen("endpoint")}`;
  return send(`Clear faults, ${endpoint.replace("/", " ")}`, "DELETE", `${endpoint}/faults`);
});
onPress(find("#reset", HTMLElement), () => send("Reset", "POST", "reset"));
onPress(pause, () => {
  pause.setAttribute("aria-pressed", String(!isPaused()));
  return refresh();
});
for (const select of document.querySelectorAll("select")) {
  select.addEventListener("change", () => {
    if (state !== undefined) show(state);
  });
}

async function follow(): Promise<void> {
  if (!document.hidden) await refresh();
  setTimeout(() => void follow(), POLL_MS);
}

void follow();
