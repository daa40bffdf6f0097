// Owns the state that the console's page asks for: counters, settings, queued faults, lives of tokens and the last
// requests, without secrets and tokens.
import { epochMs } from "../clock.js";
import type { EndpointState } from "../endpoint.js";
import type { PlayedSystem } from "../system.js";
import type { TokenLife } from "../tokens.js";
import type { SandboxCounters } from "../types.js";
import type { Entry, Journal } from "./journal.js";

/** One system as the page shows it. */
export interface SystemState {
  readonly counters: SandboxCounters;
  /** The settings that the page can change. Others may hold tokens and keys. */
  readonly settings: { readonly tokenLifetimeSeconds: number; readonly oneLiveToken: boolean };
  readonly token: EndpointState;
  readonly api: EndpointState;
  /** The last tokens, oldest first. */
  readonly tokens: readonly TokenLife[];
}

/** The body of `GET /_sandbox/state`. */
export interface ConsoleState {
  /** The sandbox's time, in ms since the Unix epoch. */
  readonly now: number;
  readonly systems: Readonly<Record<string, SystemState>>;
  readonly requests: readonly Entry[];
}

/** The state now. */
export function stateOf(
  systems: ReadonlyMap<string, PlayedSystem>,
  journal: Journal,
): ConsoleState {
  const states = [...systems].map(([name, system]) => [name, systemState(system)] as const);
  return { now: epochMs(), systems: Object.fromEntries(states), requests: journal.entries() };
}

function systemState(system: PlayedSystem): SystemState {
  const { tokenLifetimeSeconds, oneLiveToken } = system.settings;
  return {
    counters: system.counters(),
    settings: { tokenLifetimeSeconds, oneLiveToken },
    token: system.token.state(),
    api: system.api.state(),
    tokens: system.tokenLives(),
  };
}
