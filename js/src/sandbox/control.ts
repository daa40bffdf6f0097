// Owns the control routes under /_sandbox/, through which a test in any language drives the sandbox.
// The header of index.ts documents them.
import type { Endpoint } from "./endpoint.js";
import { isObject } from "./request.js";
import type { ReceivedRequest, JsonObject } from "./request.js";
import { json } from "./response.js";
import type { PlainResponse } from "./response.js";
import { route } from "./routes.js";
import type { PathParameter, Route } from "./routes.js";
import { patchSettings } from "./settings.js";
import type { PlayedSystem } from "./system.js";
import type { SandboxFault, SandboxFaultOptions } from "./types.js";

/** The prefix of all control routes. */
export const CONTROL_PREFIX = "/_sandbox/";

/** The systems by their names in the control routes. */
export type Systems = ReadonlyMap<string, PlayedSystem>;

interface ControlContext {
  readonly request: ReceivedRequest;
  readonly systems: Systems;
  /** Resets all of them. */
  readonly reset: () => void;
}

/** Invalid input; the message goes into the 400 response. */
class BadInput extends Error {}

const ROUTES: readonly Route<ControlContext>[] = [
  { method: "GET", path: "/_sandbox/counters", respond: showCounters },
  { method: "POST", path: "/_sandbox/reset", respond: resetAll },
  { method: "POST", path: "/_sandbox/:system/revoke", respond: revoke },
  { method: "PATCH", path: "/_sandbox/:system/settings", respond: changeSettings },
  { method: "DELETE", path: "/_sandbox/:system/settings", respond: dropSettings },
  { method: "POST", path: "/_sandbox/:system/:endpoint/faults", respond: addFault },
  { method: "DELETE", path: "/_sandbox/:system/:endpoint/faults", respond: dropFaults },
  { method: "PUT", path: "/_sandbox/:system/:endpoint/latency", respond: setLatency },
];

/** Responds to a control request. */
export function control(
  request: ReceivedRequest,
  systems: Systems,
  reset: () => void,
): PlainResponse {
  if (request.tooLarge) return json(413, { error: "the body is too large" });
  try {
    return (
      route(ROUTES, request.method, request.path, { request, systems, reset }) ??
      json(404, { error: `there is no control route ${request.method} ${request.path}` })
    );
  } catch (error) {
    // Endpoints throw a TypeError for an invalid fault or latency.
    if (error instanceof BadInput || error instanceof TypeError) {
      return json(400, { error: error.message });
    }
    throw error;
  }
}

function showCounters({ systems }: ControlContext): PlainResponse {
  const counters = [...systems].map(([name, system]) => [name, system.counters()] as const);
  return json(200, Object.fromEntries(counters));
}

function resetAll({ reset }: ControlContext): PlainResponse {
  reset();
  return done();
}

function revoke(context: ControlContext, parameter: PathParameter): PlainResponse {
  systemOf(context, parameter).revokeTokens();
  return done();
}

function changeSettings(context: ControlContext, parameter: PathParameter): PlainResponse {
  const system = systemOf(context, parameter);
  const problem = patchSettings(system.settings, inputOf(context));
  if (problem !== undefined) throw new BadInput(problem);
  return json(200, system.settings);
}

function dropSettings(context: ControlContext, parameter: PathParameter): PlainResponse {
  const system = systemOf(context, parameter);
  system.resetSettings();
  return json(200, system.settings);
}

function addFault(context: ControlContext, parameter: PathParameter): PlainResponse {
  const endpoint = endpointOf(context, parameter);
  const input = inputOf(context, ["fault", "times", "method", "path"]);
  const { fault, times, ...filter } = input;
  const options = { ...filter, times: times === "always" ? Infinity : (times ?? 1) };
  // The endpoint checks both itself and throws, so these casts are safe.
  endpoint.inject(fault as SandboxFault, options as SandboxFaultOptions);
  return done();
}

function dropFaults(context: ControlContext, parameter: PathParameter): PlainResponse {
  endpointOf(context, parameter).dropFaults();
  return done();
}

function setLatency(context: ControlContext, parameter: PathParameter): PlainResponse {
  const endpoint = endpointOf(context, parameter);
  const { ms, jitterMs } = inputOf(context, ["ms", "jitterMs"]);
  endpoint.latency(ms as number, (jitterMs ?? 0) as number);
  return done();
}

function done(): PlainResponse {
  return json(200, { ok: true });
}

function systemOf({ systems }: ControlContext, parameter: PathParameter): PlayedSystem {
  const system = systems.get(parameter("system"));
  if (system === undefined) {
    const names = [...systems.keys()].join(", ");
    throw new BadInput(`unknown system: ${parameter("system")} (known: ${names})`);
  }
  return system;
}

function endpointOf(context: ControlContext, parameter: PathParameter): Endpoint {
  const system = systemOf(context, parameter);
  const name = parameter("endpoint");
  if (name === "token" || name === "api") return system[name];
  throw new BadInput(`unknown endpoint: ${name} (known: token, api)`);
}

function inputOf({ request }: ControlContext, known?: readonly string[]): JsonObject {
  const input = parse(request.body);
  if (!isObject(input)) throw new BadInput("the body must be a JSON object");
  const stray = Object.keys(input).find((name) => known !== undefined && !known.includes(name));
  if (stray !== undefined) throw new BadInput(`unknown field: ${stray}`);
  return input;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadInput("the body is not valid JSON");
  }
}
