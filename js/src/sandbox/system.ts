// Owns one system at work: takes a request, decides its response at once, and counts. A SystemProfile
// holds what differs from system to system; everything here is common to all of them.
import { ASSERTION_PROBLEMS, AssertionJudge } from "./assertions.js";
import type { AssertionRules } from "./assertions.js";
import { currentTime, withTime } from "./clock.js";
import { bearerToken } from "./credentials.js";
import type { ClientCredentials, JudgeAssertion } from "./credentials.js";
import { Endpoint } from "./endpoint.js";
import { decide } from "./faults.js";
import type { Decision, FaultResponses } from "./faults.js";
import { MinuteMeter } from "./minute.js";
import type { ReceivedRequest } from "./request.js";
import { json, NO_STORE, tokenError } from "./response.js";
import type { EndpointName, PlainResponse, TokenProblem } from "./response.js";
import { route } from "./routes.js";
import type { Route } from "./routes.js";
import { defaultSettings, renewedBeforeEndMs, tokenResponseBody } from "./settings.js";
import type { TokenFields } from "./settings.js";
import { TokenBook } from "./tokens.js";
import type { LiveToken, TokenLife } from "./tokens.js";
import type {
  RecordedRequest,
  SandboxCounters,
  SandboxFault,
  SandboxSettings,
  SandboxSystem,
} from "./types.js";

/**
 * What the handlers of protected operations get. `Data` is the system's data, `Extra` are its settings
 * beyond the common ones.
 */
export interface ApiContext<Data = undefined, Extra extends object = object> {
  readonly request: ReceivedRequest;
  readonly token: LiveToken;
  readonly data: Data;
  readonly settings: Readonly<SandboxSettings & Extra>;
}

/** The result of a granted token request. */
export interface Grant {
  /** The scope in the token response, if any. */
  readonly scope: string | undefined;
  /** What the token permits, in systems that check it. Default: none. */
  readonly rights?: readonly string[];
}

/** What differs from system to system. */
export interface SystemProfile<Data = undefined, Extra extends object = object> {
  readonly tokenPath: string;
  /** The path of the base URL; ends with a slash. */
  readonly basePath: string;
  /** The prefix of every path of the system's API; ends with a slash. */
  readonly apiPrefix: string;
  /** The token type in token responses, if any. */
  readonly tokenType: string | undefined;
  readonly routes: readonly Route<ApiContext<Data, Extra>>[];
  /** The settings beyond the common ones, with their defaults. */
  readonly extraSettings: Extra;
  /** The data at the start and after each reset. */
  newData(): Data;
  /** Makes a new token. */
  readonly newToken: (client: ClientCredentials) => string;
  /** Grants or refuses a token request. */
  judgeTokenRequest(
    request: ReceivedRequest,
    client: ClientCredentials,
    judge: JudgeAssertion,
  ): Grant | PlainResponse;
  /** What it demands of client assertions. Default: it accepts none. */
  readonly assertions?: AssertionRules;
  /** The response to this request if its client is wrong; `text` says why, where the system does. */
  wrongClient(request: ReceivedRequest, text?: string): PlainResponse;
  /** The response to a rejected bearer token. */
  wrongToken(problem: TokenProblem): PlainResponse;
  /** An error of a protected operation in the system's own shape. */
  apiError(status: number, error: string, text: string): PlainResponse;
  /** An error of the token endpoint. Default: the shape of RFC 6749. */
  tokenError?(status: number, error: string, text: string): PlainResponse;
  /** Wraps the fields of a token response. Default: the fields as they are. */
  readonly wrapToken?: (fields: Record<string, unknown>) => unknown;
  /** Reads the token of a protected request. Default: that of the Bearer scheme. */
  readonly readToken?: (request: ReceivedRequest) => string | undefined;
  /** Headers of protected operations that say how many calls a minute has, and how many are left. Default: none. */
  readonly usage?: (limit: number, left: number) => Readonly<Record<string, string>>;
  /** Makes the last change to a response of the system. Default: none. */
  finish?(
    request: ReceivedRequest,
    response: PlainResponse,
    settings: Readonly<SandboxSettings & Extra>,
  ): PlainResponse;
}

/** What was decided about a request, and the fault that it met, if any. */
export interface Decided {
  readonly decision: Decision;
  readonly fault: SandboxFault | undefined;
}

/** A system as the server and the control routes use it, whatever its data. */
export interface PlayedSystem extends SandboxSystem {
  readonly token: Endpoint;
  readonly api: Endpoint;
  /** Resets the settings to their defaults. */
  resetSettings(): void;
  /** Forgets everything. */
  reset(): void;
  /** The endpoint of the system that a path belongs to, if any. */
  owns(path: string): EndpointName | undefined;
  /** Decides about a request and counts it. All its effects have happened on return. */
  decide(name: EndpointName, request: ReceivedRequest): Decided;
  /** The lives of the last tokens, in the order of issue. */
  tokenLives(): readonly TokenLife[];
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

/** A system, for tests and for the server. */
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
  readonly #time = currentTime();
  readonly #minutes = { token: new MinuteMeter(), api: new MinuteMeter() };
  readonly #assertions: AssertionJudge | undefined;
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
    const { assertions } = profile;
    this.#assertions = assertions && new AssertionJudge(assertions, client.id, this.tokenUrl);
    this.#data = profile.newData();
  }

  /** The system's current data. */
  get data(): Data {
    return this.#data;
  }

  revokeTokens(): void {
    // A test calls this outside of any request.
    withTime(this.#time, () => this.#book.revoke());
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
    this.#assertions?.reset();
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

  tokenLives(): readonly TokenLife[] {
    return this.#book.lives();
  }

  decide(name: EndpointName, request: ReceivedRequest): Decided {
    this.#record(name, request);
    const responses =
      name === "token" ? this.#tokenResponses(request) : this.#apiResponses(request);
    const fault = this[name].take(request);
    const decision: Decision =
      fault === undefined
        ? { act: "respond", response: responses.normal() }
        : decide(fault, responses);
    this.#count(name, decision, fault?.kind === "malformed");
    return { decision, fault };
  }

  #tokenResponses(request: ReceivedRequest): FaultResponses {
    const rateLimit: FaultResponses["rateLimit"] = (headers) =>
      this.#finish(
        request,
        this.#tokenError(429, "rate_limit_exceeded", "Too many token requests"),
        headers,
      );
    const exceeded = this.#minutes.token.exceeds(this.settings.tokenRequestsPerMinute);
    return {
      normal: () =>
        exceeded ? rateLimit({}) : this.#finish(request, this.#tokenResponse(request)),
      rateLimit,
      unauthorized: () => this.#finish(request, this.#profile.wrongClient(request)),
      assertion: (problem) => {
        const text = ASSERTION_PROBLEMS[problem];
        return this.#finish(request, this.#profile.wrongClient(request, text));
      },
    };
  }

  #apiResponses(request: ReceivedRequest): FaultResponses {
    const profile = this.#profile;
    const limit = this.settings.callsPerMinute;
    const exceeded = this.#minutes.api.exceeds(limit);
    const usage =
      typeof limit === "number" ? profile.usage?.(limit, this.#minutes.api.left(limit)) : undefined;
    const rateLimit: FaultResponses["rateLimit"] = (headers) =>
      this.#finish(request, profile.apiError(429, "rate_limit_exceeded", "Too many requests"), {
        ...usage,
        ...headers,
      });
    return {
      normal: () =>
        exceeded ? rateLimit({}) : this.#finish(request, this.#apiResponse(request), usage),
      rateLimit,
      unauthorized: () => this.#finish(request, profile.wrongToken("unknown")),
    };
  }

  #finish(
    request: ReceivedRequest,
    response: PlainResponse,
    headers: Readonly<Record<string, string>> = {},
  ): PlainResponse {
    const whole = { ...response, headers: { ...response.headers, ...headers } };
    return this.#profile.finish?.(request, whole, this.settings) ?? whole;
  }

  #tokenError(status: number, error: string, text: string): PlainResponse {
    return this.#profile.tokenError?.(status, error, text) ?? tokenError(status, error, text);
  }

  #tokenResponse(request: ReceivedRequest): PlainResponse {
    if (request.tooLarge) return this.#tokenError(413, "invalid_request", "The body is too large");
    if (request.method !== "POST") {
      const error = this.#tokenError(405, "invalid_request", "The method must be POST");
      return { ...error, headers: { ...error.headers, allow: "POST" } };
    }
    const verdict = this.#profile.judgeTokenRequest(request, this.#client, (assertion) =>
      this.#assertions ? this.#assertions.judge(assertion, this.settings.publicKeys) : "key",
    );
    return "status" in verdict ? verdict : this.#issue(verdict);
  }

  #issue(grant: Grant): PlainResponse {
    const { tokenType, wrapToken = asTheyAre } = this.#profile;
    const usual = { ...this.#tokenFor(grant), tokenType, scope: grant.scope };
    return json(200, wrapToken(tokenResponseBody(usual, this.settings)), NO_STORE);
  }

  /** The token that this grant gets now, by `sameToken` and `oneLiveToken`. */
  #tokenFor({ scope, rights = [] }: Grant): Pick<TokenFields, "accessToken" | "expiresIn"> {
    const { accessToken: chosen, oneLiveToken, tokenLifetimeSeconds } = this.settings;
    const grant = JSON.stringify([scope, rights]);
    const newest = this.#book.newest(grant);
    if (newest && newest.leftMs > renewedBeforeEndMs(this.settings) && chosen === undefined) {
      return { accessToken: newest.token, expiresIn: Math.floor(newest.leftMs / 1000) };
    }
    const token = typeof chosen === "string" ? chosen : this.#profile.newToken(this.#client);
    if (oneLiveToken) this.#book.revoke();
    this.#book.issue(token, tokenLifetimeSeconds, rights, grant);
    this.#counters.tokensIssued += 1;
    return { accessToken: token, expiresIn: tokenLifetimeSeconds };
  }

  #apiResponse(request: ReceivedRequest): PlainResponse {
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
    const status = "response" in decision ? decision.response.status : 0;
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
