// One system at work: takes a request, decides its answer at once, and keeps count. What makes one
// system differ from another is a SystemProfile; everything here is common to all of them.
import { bearerToken } from "./credentials.js";
import type { ClientCredentials } from "./credentials.js";
import { Endpoint } from "./endpoint.js";
import { decide } from "./faults.js";
import type { Decision, FaultAnswers } from "./faults.js";
import { MinuteMeter } from "./minute.js";
import { json, NO_STORE, tokenError } from "./reply.js";
import type { EndpointName, Reply, TokenProblem } from "./reply.js";
import type { ReceivedRequest } from "./request.js";
import { route } from "./routes.js";
import type { Route } from "./routes.js";
import { defaultSettings, tokenReplyBody } from "./settings.js";
import { TokenBook } from "./tokens.js";
import type { LiveToken } from "./tokens.js";
import type { RecordedRequest, SandboxCounters, SandboxSettings, SandboxSystem } from "./types.js";

/**
 * What the handlers of protected operations get to see. `Data` is what the system knows, `Extra` are
 * the settings which it has beyond the common ones.
 */
export interface ApiContext<Data = undefined, Extra extends object = object> {
  readonly request: ReceivedRequest;
  readonly token: LiveToken;
  readonly data: Data;
  readonly settings: Readonly<SandboxSettings & Extra>;
}

/** A token request which was granted. */
export interface Grant {
  /** What the reply says of the scope, if anything. */
  readonly scope: string | undefined;
  /** What the token may be used for, in systems which ask. Default: nothing in particular. */
  readonly rights?: readonly string[];
}

/** All that is particular to one system. */
export interface SystemProfile<Data = undefined, Extra extends object = object> {
  readonly tokenPath: string;
  /** Where the base URL points; ends in a slash. */
  readonly basePath: string;
  /** Every path which begins like this belongs to the system; ends in a slash. */
  readonly apiPrefix: string;
  /** What token replies say of the token's type, if anything. */
  readonly tokenType: string | undefined;
  readonly routes: readonly Route<ApiContext<Data, Extra>>[];
  /** The settings beyond the common ones, with their defaults. */
  readonly extraSettings: Extra;
  /** What the system knows at the start and after each reset. */
  newData(): Data;
  /** Makes a fresh token. */
  readonly newToken: (client: ClientCredentials) => string;
  /** Grants or refuses a token request. */
  judgeTokenRequest(request: ReceivedRequest, client: ClientCredentials): Grant | Reply;
  /** The refusal of a wrong client, as this request would meet it. */
  wrongClient(request: ReceivedRequest): Reply;
  /** The refusal of a bearer token. */
  wrongToken(problem: TokenProblem): Reply;
  /** An error of a protected operation in the system's own shape. */
  apiError(status: number, error: string, text: string): Reply;
  /** An error of the token endpoint. Default: the shape of RFC 6749. */
  tokenError?(status: number, error: string, text: string): Reply;
  /** What a token reply says, around the usual fields. Default: just these. */
  readonly wrapToken?: (fields: Record<string, unknown>) => unknown;
  /** The token which a protected request carries. Default: that of the Bearer scheme. */
  readonly readToken?: (request: ReceivedRequest) => string | undefined;
  /** The last change to a reply of the system's own. Default: none. */
  finish?(
    request: ReceivedRequest,
    reply: Reply,
    settings: Readonly<SandboxSettings & Extra>,
  ): Reply;
}

/** What the server and the control routes ask of a system, whatever it knows. */
export interface PlayedSystem extends SandboxSystem {
  readonly token: Endpoint;
  readonly api: Endpoint;
  /** Puts the settings back to what they were at the start. */
  resetSettings(): void;
  /** Forgets everything. */
  reset(): void;
  /** Which of the system's endpoints a path belongs to. */
  owns(path: string): EndpointName | undefined;
  /** Decides what a request gets, and counts it. All of its effects have happened on return. */
  decide(name: EndpointName, request: ReceivedRequest): Decision;
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

const asTheyAre = (fields: Record<string, unknown>): unknown => fields;

/** A system as tests see it, and as the server asks it. */
export class System<Data = undefined, Extra extends object = object> implements PlayedSystem {
  readonly tokenUrl: string;
  readonly baseUrl: string;
  readonly token = new Endpoint();
  readonly api = new Endpoint();
  readonly settings: SandboxSettings & Extra;
  readonly #profile: SystemProfile<Data, Extra>;
  readonly #client: ClientCredentials;
  readonly #lifetimeSeconds: number;
  readonly #book = new TokenBook();
  readonly #minutes = { token: new MinuteMeter(), api: new MinuteMeter() };
  #data: Data;
  #counters: Record<keyof SandboxCounters, number> = { ...NO_COUNTS };
  #records: RecordedRequest[] = [];
  #recordedCharacters = 0;

  constructor(
    profile: SystemProfile<Data, Extra>,
    origin: string,
    client: ClientCredentials,
    lifetimeSeconds: number,
  ) {
    this.tokenUrl = origin + profile.tokenPath;
    this.baseUrl = origin + profile.basePath;
    this.settings = { ...defaultSettings(lifetimeSeconds), ...profile.extraSettings };
    this.#profile = profile;
    this.#client = client;
    this.#lifetimeSeconds = lifetimeSeconds;
    this.#data = profile.newData();
  }

  /** What the system knows now. */
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

  resetSettings(): void {
    const { extraSettings } = this.#profile;
    Object.assign(this.settings, defaultSettings(this.#lifetimeSeconds), extraSettings);
  }

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

  owns(path: string): EndpointName | undefined {
    if (path === this.#profile.tokenPath) return "token";
    return path.startsWith(this.#profile.apiPrefix) ? "api" : undefined;
  }

  decide(name: EndpointName, request: ReceivedRequest): Decision {
    this.#record(name, request);
    const answers = name === "token" ? this.#tokenAnswers(request) : this.#apiAnswers(request);
    const fault = this[name].take(request);
    const decision: Decision =
      fault === undefined ? { act: "reply", reply: answers.right() } : decide(fault, answers);
    this.#count(name, decision, fault?.kind === "malformed");
    return decision;
  }

  #tokenAnswers(request: ReceivedRequest): FaultAnswers {
    const rateLimit: FaultAnswers["rateLimit"] = (headers) =>
      this.#finish(
        request,
        this.#tokenError(429, "rate_limit_exceeded", "Too many token requests"),
        headers,
      );
    const exceeded = this.#minutes.token.exceeds(this.settings.tokenRequestsPerMinute);
    return {
      right: () => (exceeded ? rateLimit({}) : this.#finish(request, this.#answerToken(request))),
      rateLimit,
      unauthorized: () => this.#finish(request, this.#profile.wrongClient(request)),
    };
  }

  #apiAnswers(request: ReceivedRequest): FaultAnswers {
    const profile = this.#profile;
    const rateLimit: FaultAnswers["rateLimit"] = (headers) =>
      this.#finish(
        request,
        profile.apiError(429, "rate_limit_exceeded", "Too many requests"),
        headers,
      );
    const exceeded = this.#minutes.api.exceeds(this.settings.callsPerMinute);
    return {
      right: () => (exceeded ? rateLimit({}) : this.#finish(request, this.#answerApi(request))),
      rateLimit,
      unauthorized: () => this.#finish(request, profile.wrongToken("unknown")),
    };
  }

  #finish(
    request: ReceivedRequest,
    reply: Reply,
    headers: Readonly<Record<string, string>> = {},
  ): Reply {
    const whole = { ...reply, headers: { ...reply.headers, ...headers } };
    return this.#profile.finish?.(request, whole, this.settings) ?? whole;
  }

  #tokenError(status: number, error: string, text: string): Reply {
    return this.#profile.tokenError?.(status, error, text) ?? tokenError(status, error, text);
  }

  #answerToken(request: ReceivedRequest): Reply {
    if (request.tooLarge) return this.#tokenError(413, "invalid_request", "The body is too large");
    if (request.method !== "POST") {
      const refusal = this.#tokenError(405, "invalid_request", "The method must be POST");
      return { ...refusal, headers: { ...refusal.headers, allow: "POST" } };
    }
    const verdict = this.#profile.judgeTokenRequest(request, this.#client);
    return "status" in verdict ? verdict : this.#issue(verdict);
  }

  #issue(grant: Grant): Reply {
    const { newToken, tokenType, wrapToken = asTheyAre } = this.#profile;
    const override = this.settings.accessToken;
    const token = typeof override === "string" ? override : newToken(this.#client);
    this.#book.issue(token, this.settings.tokenLifetimeSeconds, grant.rights ?? []);
    this.#counters.tokensIssued += 1;
    const usual = { accessToken: token, tokenType, scope: grant.scope };
    const fields = tokenReplyBody(usual, this.settings);
    return json(200, wrapToken(fields), NO_STORE);
  }

  #answerApi(request: ReceivedRequest): Reply {
    const profile = this.#profile;
    const token = this.#book.judge((profile.readToken ?? bearerToken)(request));
    if (typeof token === "string") return profile.wrongToken(token);
    if (request.tooLarge) return profile.apiError(413, "invalid_request", "The body is too large");
    return (
      route(profile.routes, request.method, request.path, this.#context(request, token)) ??
      profile.apiError(404, "not_found", "There is no such resource")
    );
  }

  #context(request: ReceivedRequest, token: LiveToken): ApiContext<Data, Extra> {
    return { request, token, data: this.#data, settings: this.settings };
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

  #record(endpoint: EndpointName, request: ReceivedRequest): void {
    const { method, target: path, headers, body, at } = request;
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
