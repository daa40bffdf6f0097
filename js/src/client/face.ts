// Owns the faces of a client: clients that share a session, each with its own defaults for calls.

import { timeoutProblem } from "../call/deadline.js";
import type { Defaults, DefaultHeaders } from "../call/defaults.js";
import { isPlain } from "../call/headers.js";
import { retriesProblem } from "../call/init.js";
import { isHeader } from "../call/is-header.js";
import { placeholderProblem, templatesOf } from "../call/templates.js";
import { configurationError } from "../errors/errors.js";
import type { Problem } from "../errors/fields.js";
import { ownMembers } from "../values/own-members.js";
import { readingOptions } from "./option-source.js";
import type { CallDefaults } from "./options.js";
import type { Clock } from "../runtime/clock.js";
import type { Settings } from "../wasm/contract.js";
import type { Session } from "./session.js";

/** A session, with defaults for calls. */
export class Face {
  readonly #session: Session | undefined;
  readonly defaults: Defaults;

  constructor(session: Session | undefined, defaults: Defaults) {
    this.#session = session;
    this.defaults = defaults;
  }

  get session(): Session {
    return this.#session as Session;
  }

  /** What the calls of all faces have in common. */
  get settings(): Settings {
    return this.session.settings;
  }

  /** The clock of the client. */
  get clock(): Clock {
    return this.session.clock;
  }

  /** Another face of the same session. */
  protected other(defaults: Defaults): Face {
    return new Face(this.#session, defaults);
  }

  /** A face of the same session with these defaults; those that are not given are its own. */
  with(given: CallDefaults): Face {
    const { baseUrl, timeoutMs, maxRetries, headers, replaceAuthorization, ...others } =
      readingOptions(() => {
        const own = ownMembers(given);
        const { baseUrl, headers } = own;
        return ownMembers({
          ...own,
          // Also a URL of another realm.
          baseUrl: baseUrl === undefined ? undefined : String(baseUrl),
          headers: isPlain(headers) ? ownMembers(headers) : headers,
        });
      });
    const problems: Problem[] = Object.keys(others).map((option) => ({
      option,
      problem: "is no option of withOptions.",
    }));
    const check = (option: string, problem: string | undefined): void => {
      if (problem !== undefined) problems.push({ option, problem });
    };
    const before = this.defaults;
    const url = baseUrl === undefined ? undefined : parsed(baseUrl);
    if (baseUrl !== undefined) check("baseUrl", baseProblem(url, before.allowedOrigins));
    if (timeoutMs !== undefined) check("timeoutMs", timeoutProblem(timeoutMs));
    if (maxRetries !== undefined) check("maxRetries", retriesProblem(maxRetries));
    const isFlag = replaceAuthorization === undefined || typeof replaceAuthorization === "boolean";
    check("replaceAuthorization", isFlag ? undefined : "must be true or false.");
    const merged = mergedHeaders(headers, before.headers, before.tokenHeader, problems);
    const defaults = {
      ...before,
      // Taken as a folder.
      baseUrl: url ? url.href.replace(/\/?$/, "/") : before.baseUrl,
      timeoutMs: timeoutMs === Infinity ? undefined : (timeoutMs ?? before.timeoutMs),
      maxRetries: maxRetries ?? before.maxRetries,
      replaceAuthorization: replaceAuthorization ?? before.replaceAuthorization,
      headers: merged,
      templates: templatesOf(merged),
    };
    if (problems.length > 0) throw configurationError(problems);
    return this.other(defaults);
  }
}

/** The default headers: those before, merged with these. Problems are added to `problems`, without values. */
export function mergedHeaders(
  given: unknown,
  before: DefaultHeaders | undefined,
  tokenHeader: string | undefined,
  problems: Problem[],
): DefaultHeaders | undefined {
  if (given === undefined) return before;
  if (!isPlain(given)) {
    problems.push({ option: "headers", problem: "must be an object." });
    return before;
  }
  const merged = new Map(before);
  const seen = new Set<string>();
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const lower = name.toLowerCase();
    const problem = seen.has(lower) ? "is there twice." : headerProblem(lower, value, tokenHeader);
    if (problem !== undefined) problems.push({ option: `headers.${name}`, problem });
    else if (value === null) merged.delete(lower);
    else merged.set(lower, [name, value as string]);
    seen.add(lower);
  }
  return merged.size > 0 ? merged : undefined;
}

function headerProblem(name: string, value: unknown, tokenHeader?: string): string | undefined {
  if (!isHeader(name, "")) return "is no name of a header.";
  if (name === "authorization" || name === tokenHeader) return "is set by the client.";
  if (name === "idempotency-key") return "names a single call: give it to that.";
  if (value === null) return undefined;
  if (typeof value !== "string") return "must be a string.";
  if (!isHeader(name, value)) return "has a value that no header can have.";
  return placeholderProblem(value);
}

function parsed(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

function baseProblem(url: URL | undefined, allowedOrigins: readonly string[]): string | undefined {
  if (!url) return "is not an absolute URL such as https://api.example.com/.";
  if (url.username !== "" || url.password !== "") return "must hold no user name or password.";
  if (/[?#]/.test(url.href)) return "must have no query (?…) and no fragment (#…).";
  return allowedOrigins.includes(url.origin)
    ? undefined
    : "has an origin that is not among the client's allowedOrigins.";
}
