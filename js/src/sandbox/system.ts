// One system at work: takes a request, decides its answer at once, and keeps count. What makes one
// system differ from another is a SystemProfile; everything here is common to all of them.
import type { Call } from "./call.js";
import type { ClientCredentials } from "./credentials.js";
import { Endpoint } from "./endpoint.js";
import { decide } from "./faults.js";
import type { Decision, FaultAnswers } from "./faults.js";
import { MinuteMeter } from "./minute.js";
import { json, NO_STORE, tokenError } from "./reply.js";
import type { EndpointName, Reply, TokenProblem } from "./reply.js";
import { route } from "./routes.js";
import type { Route } from "./routes.js";
import { defaultSettings, tokenReplyBody } from "./settings.js";
import { TokenBook } from "./tokens.js";
import type { LiveToken } from "./tokens.js";
import type { RecordedRequest, SandboxCounters, SandboxSettings, SandboxSystem } from "./types.js";

/** What the handlers of protected operations get to see. */
export interface ApiContext<Data = undefined> {
  readonly call: Call;
  readonly token: LiveToken;
  /** The system's own data, which the operations may change. */
  readonly data: Data;
}

/** A token request which was granted. */
export interface Grant {
  readonly scope: string | undefined;
}

/** All that is particular to one system. */
export interface SystemProfile<Data = undefined> {
  readonly tokenPath: string;
  /** Where the base URL points; ends in a slash. */
  readonly basePath: string;
  /** Every path which begins like this belongs to the system; ends in a slash. */
  readonly apiPrefix: string;
  readonly tokenType: string;
  readonly routes: readonly Route<ApiContext<Data>>[];
  /** Makes the data which the system has at the start and after a reset. */
  newData(): Data;
  /** Makes a fresh token. */
  newToken(client: ClientCredentials): string;
  /** Grants or refuses a token request. */
  judgeTokenCall(call: Call, client: ClientCredentials): Grant | Reply;
  /** The refusal of a wrong client, as this request would meet it. */
  wrongClient(call: Call): Reply;
  /** The refusal of a bearer token. */
  wrongToken(problem: TokenProblem): Reply;
  /** An error of a protected operation in the system's own shape. */
  apiError(status: number, error: string, text: string): Reply;
  /** Adds to an answer of a protected operation what every such answer has. */
  finish?(call: Call, reply: Reply): Reply;
}

const RECORDS_KEPT = 1000;
const RECORDED_CHARACTERS_KEPT = 64 * 1024 * 1024;

const NO_COUNTS: SandboxCounters = {
  tokenRequests: 0,
  tokensIssued: 0,
  tokenErrors: 0,
  apiCalls: 0,
  apiUnauthorized: 0,
  apiErrors: 0,
};

/** A system as tests see it, and as the server asks it. */
export class System<Data = unknown> implements SandboxSystem {
  readonly tokenUrl: string;
  readonly baseUrl: string;
  readonly token = new Endpoint();
  readonly api = new Endpoint();
  readonly settings: SandboxSettings;
  readonly #profile: SystemProfile<Data>;
  readonly #client: ClientCredentials;
  readonly #lifetimeSeconds: number;
  readonly #book = new TokenBook();
  readonly #minutes = { token: new MinuteMeter(), api: new MinuteMeter() };
  #data: Data;
  #counters: Record<keyof SandboxCounters, number> = { ...NO_COUNTS };
  #records: RecordedRequest[] = [];
  #recordedCharacters = 0;

  constructor(
    profile: SystemProfile<Data>,
    origin: string,
    client: ClientCredentials,
    lifetimeSeconds: number,
  ) {
    this.tokenUrl = origin + profile.tokenPath;
    this.baseUrl = origin + profile.basePath;
    this.settings = defaultSettings(lifetimeSeconds);
    this.#profile = profile;
    this.#client = client;
    this.#lifetimeSeconds = lifetimeSeconds;
    this.#data = profile.newData();
  }

  /** What the operations work on. */
  get data(): Data {
    return this.#data;
  }

  revokeTokens(): void {
    this.#book.revoke();
  }

  nextMinute(): void {
    this.#minutes.token.clear();
    this.#minutes.api.clear();
  }

  counters(): SandboxCounters {
    return { ...this.#counters };
  }

  requests(): readonly RecordedRequest[] {
    return [...this.#records];
  }

  /** Puts the settings back to what they were at the start. */
  resetSettings(): void {
    Object.assign(this.settings, defaultSettings(this.#lifetimeSeconds));
  }

  /** Forgets everything. */
  reset(): void {
    this.token.clear();
    this.api.clear();
    this.resetSettings();
    this.#book.reset();
    this.nextMinute();
    this.#data = this.#profile.newData();
    this.#counters = { ...NO_COUNTS };
    this.#records = [];
    this.#recordedCharacters = 0;
  }

  /** Which of the system's endpoints a path belongs to. */
  owns(path: string): EndpointName | undefined {
    if (path === this.#profile.tokenPath) return "token";
    return path.startsWith(this.#profile.apiPrefix) ? "api" : undefined;
  }

  /** Decides what a request gets, and counts it. All of its effects have happened on return. */
  decide(name: EndpointName, call: Call): Decision {
    this.#record(name, call);
    const answers = name === "token" ? this.#tokenAnswers(call) : this.#apiAnswers(call);
    const fault = this[name].take(call);
    const decision: Decision =
      fault === undefined ? { act: "reply", reply: answers.right() } : decide(fault, answers);
    this.#count(name, decision, fault?.kind === "malformed");
    return decision;
  }

  #tokenAnswers(call: Call): FaultAnswers {
    const rateLimit: FaultAnswers["rateLimit"] = (headers) =>
      tokenError(429, "rate_limit_exceeded", "Too many token requests", headers);
    const exceeded = this.#minutes.token.exceeds(this.settings.tokenRequestsPerMinute);
    return {
      right: () => (exceeded ? rateLimit({}) : this.#answerToken(call)),
      rateLimit,
      unauthorized: () => this.#profile.wrongClient(call),
    };
  }

  #apiAnswers(call: Call): FaultAnswers {
    const profile = this.#profile;
    const finish = (reply: Reply): Reply => profile.finish?.(call, reply) ?? reply;
    const rateLimit: FaultAnswers["rateLimit"] = (headers) => {
      const reply = profile.apiError(429, "rate_limit_exceeded", "Too many requests");
      return finish({ ...reply, headers: { ...reply.headers, ...headers } });
    };
    const exceeded = this.#minutes.api.exceeds(this.settings.callsPerMinute);
    return {
      right: () => (exceeded ? rateLimit({}) : finish(this.#answerApi(call))),
      rateLimit,
      unauthorized: () => finish(profile.wrongToken("unknown")),
    };
  }

  #answerToken(call: Call): Reply {
    if (call.tooLarge) return tokenError(413, "invalid_request", "The body is too large");
    if (call.method !== "POST") {
      return tokenError(405, "invalid_request", "The method must be POST", { allow: "POST" });
    }
    const verdict = this.#profile.judgeTokenCall(call, this.#client);
    return "status" in verdict ? verdict : this.#issue(verdict);
  }

  #issue(grant: Grant): Reply {
    const override = this.settings.accessToken;
    const token = typeof override === "string" ? override : this.#profile.newToken(this.#client);
    this.#book.issue(token, this.settings.tokenLifetimeSeconds);
    this.#counters.tokensIssued += 1;
    const fields = {
      accessToken: token,
      tokenType: this.#profile.tokenType,
      scope: grant.scope,
    };
    return json(200, tokenReplyBody(fields, this.settings), NO_STORE);
  }

  #answerApi(call: Call): Reply {
    const profile = this.#profile;
    const token = this.#book.judge(call.headers["authorization"]);
    if (typeof token === "string") return profile.wrongToken(token);
    if (call.tooLarge) return profile.apiError(413, "invalid_request", "The body is too large");
    return (
      route(profile.routes, call.method, call.path, { call, token, data: this.#data }) ??
      profile.apiError(404, "not_found", "There is no such resource")
    );
  }

  #count(name: EndpointName, decision: Decision, broken: boolean): void {
    const counters = this.#counters;
    const status = "reply" in decision ? decision.reply.status : 0;
    const failed = broken || status < 200 || status >= 300;
    if (name === "token") {
      counters.tokenRequests += 1;
      if (failed) counters.tokenErrors += 1;
      return;
    }
    counters.apiCalls += 1;
    if (status === 401) counters.apiUnauthorized += 1;
    else if (failed) counters.apiErrors += 1;
  }

  #record(endpoint: EndpointName, call: Call): void {
    const { method, target: path, headers, body, at } = call;
    this.#records.push({ endpoint, method, path, headers, body, at });
    this.#recordedCharacters += body.length;
    while (
      this.#records.length > RECORDS_KEPT ||
      this.#recordedCharacters > RECORDED_CHARACTERS_KEPT
    ) {
      this.#recordedCharacters -= this.#records.shift()?.body.length ?? 0;
    }
  }
}
