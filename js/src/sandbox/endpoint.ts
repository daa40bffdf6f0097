// Owns one endpoint's queue of faults and its latency.
import { checkDelay, faultProblem } from "./faults.js";
import { isObject } from "./request.js";
import type { ReceivedRequest } from "./request.js";
import type { SandboxEndpoint, SandboxFault, SandboxFaultOptions } from "./types.js";

/** An endpoint's faults and latency, without what a fault says. */
export interface EndpointState {
  /** The queued faults; `left` is `null` for a fault without end. */
  readonly faults: readonly { readonly kind: SandboxFault["kind"]; readonly left: number | null }[];
  readonly latencyMs: number;
}

interface QueuedFault {
  readonly fault: SandboxFault;
  readonly method: string | undefined;
  readonly path: string | undefined;
  left: number;
}

/** An endpoint, for tests and for the server. */
export class Endpoint implements SandboxEndpoint {
  #queue: QueuedFault[] = [];
  #latencyMs = 0;
  #jitterMs = 0;

  inject(fault: SandboxFault, options: SandboxFaultOptions = {}): void {
    const problem = faultProblem(fault) ?? optionsProblem(options);
    if (problem !== undefined) throw new TypeError(problem);
    const { times = 1, method, path } = options;
    // A copy, so that a fault that is changed later cannot bypass the check above.
    const copy = structuredClone(fault);
    this.#queue.push({ fault: copy, method: method?.toUpperCase(), path, left: times });
  }

  latency(ms: number, jitterMs = 0): void {
    const problem = checkDelay("ms", ms) ?? checkDelay("jitterMs", jitterMs);
    if (problem !== undefined) throw new TypeError(problem);
    this.#latencyMs = ms;
    this.#jitterMs = jitterMs;
  }

  clear(): void {
    this.dropFaults();
    this.#latencyMs = 0;
    this.#jitterMs = 0;
  }

  /** Drops the queued faults and keeps the latency. */
  dropFaults(): void {
    this.#queue = [];
  }

  /** Takes the fault for this request from the queue, if there is one. */
  take(request: ReceivedRequest): SandboxFault | undefined {
    const index = this.#queue.findIndex((queued) => matches(queued, request));
    const queued = this.#queue[index];
    if (queued === undefined) return undefined;
    queued.left -= 1;
    if (queued.left <= 0) this.#queue.splice(index, 1);
    return queued.fault;
  }

  /** What is queued now. */
  state(): EndpointState {
    const faults = this.#queue.map(({ fault: { kind }, left }) => ({
      kind,
      left: Number.isFinite(left) ? left : null,
    }));
    return { faults, latencyMs: this.#latencyMs };
  }

  /** How long this request waits for its response, in ms. */
  delayMs(): number {
    return this.#latencyMs + Math.random() * this.#jitterMs;
  }
}

function matches(queued: QueuedFault, request: ReceivedRequest): boolean {
  return (
    (queued.method === undefined || queued.method === request.method) &&
    (queued.path === undefined || request.target.startsWith(queued.path))
  );
}

function optionsProblem(options: unknown): string | undefined {
  if (!isObject(options)) return "the options must be an object";
  const { times, method, path } = options;
  if (
    times !== undefined &&
    times !== Infinity &&
    !(Number.isInteger(times) && Number(times) > 0)
  ) {
    return "times must be a whole number of at least 1, or Infinity";
  }
  if (method !== undefined && (typeof method !== "string" || method === "")) {
    return "method must be the name of an HTTP method";
  }
  if (path !== undefined && (typeof path !== "string" || !path.startsWith("/"))) {
    return "path must be a string that begins with /";
  }
  return undefined;
}
