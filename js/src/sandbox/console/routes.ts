// Owns serving the console below /_sandbox/: its page, style and script, and the state that the page shows.
import { consoleCss, consoleHtml, consoleJs } from "../../generated/console-page.js";
import type { ReceivedRequest } from "../request.js";
import { json } from "../response.js";
import type { PlainResponse } from "../response.js";
import { route } from "../routes.js";
import type { Route } from "../routes.js";
import type { PlayedSystem } from "../system.js";
import type { Journal } from "./journal.js";
import { stateOf } from "./state.js";

/** The path of the page. */
export const CONSOLE_PATH = "/_sandbox/console";

interface ConsoleContext {
  readonly systems: ReadonlyMap<string, PlayedSystem>;
  readonly journal: Journal;
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The headers of each of these responses: nothing of another origin is loaded, and none may embed or read them. */
const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

const ROUTES: readonly Route<ConsoleContext>[] = [
  { method: "GET", path: CONSOLE_PATH, respond: () => text("text/html", consoleHtml) },
  { method: "GET", path: `${CONSOLE_PATH}.css`, respond: () => text("text/css", consoleCss) },
  { method: "GET", path: `${CONSOLE_PATH}.js`, respond: () => text("text/javascript", consoleJs) },
  {
    method: "GET",
    path: "/_sandbox/state",
    respond: ({ systems, journal }) => json(200, stateOf(systems, journal), HEADERS),
  },
];

/** The response to a request of the console; `undefined` if it is for something else. */
export function consoleResponse(
  request: ReceivedRequest,
  context: ConsoleContext,
): PlainResponse | undefined {
  return route(ROUTES, request.method, request.path, context);
}

function text(type: string, body: string): PlainResponse {
  return {
    status: 200,
    headers: { ...HEADERS, "content-type": `${type}; charset=utf-8` },
    body,
  };
}
