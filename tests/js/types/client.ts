// The client as user code sees it: correct use compiles, misuse does not.

import { OAuthClient } from "everbearer";
import type {
  AccessToken,
  CallInit,
  ClientStatus,
  OAuthClientOptions,
  Signer,
  WaitInit,
} from "everbearer";
import type { AnyMembers, Holds, IsAny, Same } from "./support.js";

const required = {
  tokenUrl: "https://auth.example.com/token",
  clientId: "acme",
  clientSecret: process.env["ACME_CLIENT_SECRET"] ?? "",
};

declare const signer: Signer;

export async function rightUse(): Promise<void> {
  const client = new OAuthClient({
    ...required,
    tokenUrl: new URL("https://auth.example.com/token"),
    clientAuthentication: "client_secret_basic_raw",
    tokenRequestFormat: "form",
    scope: ["read", "write"] as const,
    audience: undefined,
    resource: "https://api.example.com/",
    tokenParameters: { account: "7" },
    baseUrl: "https://api.example.com/",
    allowedOrigins: ["https://files.example.com"],
    timeoutMs: 5_000,
    maxRetries: 0,
    headers: { "X-Key": "key", "X-None": undefined },
    policy: { refreshAheadRatio: 0.5, retryBudget: 10 },
    fetch: globalThis.fetch,
  });
  const response: Response = await client.fetch("v1/things", {
    method: "POST",
    body: new URLSearchParams({ a: "1" }),
    headers: new Headers(),
    signal: AbortSignal.timeout(1_000),
    timeoutMs: 1_000,
    maxRetries: 1,
    idempotent: true,
  });
  const face: OAuthClient = client
    .withOptions({
      timeoutMs: Infinity,
      maxRetries: 0,
      baseUrl: new URL("https://api.example.com/"),
    })
    .withOptions({ headers: { "X-Key": null, "X-None": undefined, "X-Own": "1" } });
  await client.fetch(new URL("https://api.example.com/"), undefined);
  await client.fetch(new Request("https://api.example.com/"), {});
  const token: AccessToken = await client.getToken({ signal: null, timeoutMs: undefined });
  const header: string = await client.authorization();
  const { accessToken, tokenType, expiresAt, scope, generation } = token;
  const parts: [string, "Bearer", number, string | undefined, number] = [
    accessToken,
    tokenType,
    expiresAt,
    scope,
    generation,
  ];
  const status: ClientStatus = client.status();
  if (status.state === "failing") status.lastError?.code satisfies string | undefined;
  client.invalidate();
  client.close();
  void [response, header, parts, face];
}

export function environments(): OAuthClient[] {
  const bindings: { ACME_TOKEN_URL: string; KV: { get(key: string): string } } = {
    ACME_TOKEN_URL: "https://auth.example.com/token",
    KV: { get: (key) => key },
  };
  return [
    OAuthClient.fromEnv("ACME"),
    OAuthClient.fromEnv("ACME", { env: process.env }),
    OAuthClient.fromEnv("ACME", { env: bindings, maxRetries: 1 }),
    OAuthClient.fromEnv("ACME", { env: undefined }),
    OAuthClient.fromEnv("ACME", {}),
  ];
}

/** Any library that accepts a fetch accepts the client's. */
export function asFetch(client: OAuthClient): typeof fetch {
  const { fetch: bound } = client;
  return bound;
}

export async function scoped(): Promise<void> {
  using client = new OAuthClient(required);
  await using other = new OAuthClient(required);
  void [client, other];
}

export const asked: readonly OAuthClient[] = [
  new OAuthClient({ ...required, clientSecret: () => "hush" }),
  new OAuthClient({
    ...required,
    clientSecret: async ({ signal }) => (signal.aborted ? "" : "hush"),
  }),
  new OAuthClient({
    issuer: "https://auth.example.com",
    clientId: "id",
    privateKey: { kty: "EC", crv: "P-256", x: "x", y: "y", d: "d" },
    keyAlgorithm: "ES256",
    assertionClaims: { scope: "read" },
  }),
  new OAuthClient({
    issuer: new URL("https://auth.example.com"),
    grant: "a_word_of_its_own",
    privateKey: async ({ signal }) => (signal.aborted ? "" : signer),
    clientAssertion: () => Promise.resolve("a.b.c"),
  }),
];

export function misuse(client: OAuthClient, token: AccessToken): void {
  // @ts-expect-error -- a secret is a string
  new OAuthClient({ ...required, clientSecret: () => 7 });
  // @ts-expect-error -- nor is a promise of one enough: it would stand still
  new OAuthClient({ ...required, clientSecret: Promise.resolve("hush") });
  // @ts-expect-error -- a JWT that stands still expires
  new OAuthClient({ ...required, clientAssertion: "a.b.c" });
  // @ts-expect-error -- no such algorithm
  new OAuthClient({ ...required, keyAlgorithm: "ES257" });
  // @ts-expect-error -- options are required
  new OAuthClient();
  // @ts-expect-error -- no such method
  new OAuthClient({ ...required, clientAuthentication: "private_key" });
  // @ts-expect-error -- no such format
  new OAuthClient({ ...required, tokenRequestFormat: "xml" });
  // @ts-expect-error -- a number of milliseconds
  new OAuthClient({ ...required, timeoutMs: "5000" });
  // @ts-expect-error -- misspelt
  new OAuthClient({ ...required, baseURL: "https://api.example.com/" });
  // @ts-expect-error -- no such parameter
  new OAuthClient({ ...required, policy: { refreshAhead: 1 } });
  new OAuthClient({
    ...required,
    tokenRequestMethod: "POST",
    tokenRequestFormat: "json",
    tokenParameters: { account: 7, nested: { list: [true, "text", { deep: 0.5 }] } },
    clientAuthentication: "client_secret_headers",
    tokenRequestHeaders: { "X-Secret": "{client_secret}", "X-None": undefined },
    profile: { basicScheme: "ID", scopeSeparator: "," },
  });
  new OAuthClient({ ...required, tokenRequestMethod: "GET", tokenRequestFormat: "query" });
  // @ts-expect-error -- null is no value of a parameter
  new OAuthClient({ ...required, tokenParameters: { account: null } });
  // @ts-expect-error -- headers are text
  new OAuthClient({ ...required, tokenRequestHeaders: { "X-Count": 7 } });
  // @ts-expect-error -- no such method
  new OAuthClient({ ...required, tokenRequestMethod: "PUT" });
  // @ts-expect-error -- a prefix is required
  OAuthClient.fromEnv();
  // @ts-expect-error -- an environment is a member of the options
  OAuthClient.fromEnv("ACME", undefined, {});
  // @ts-expect-error -- env is no option of the constructor
  new OAuthClient({ ...required, env: {} });
  // @ts-expect-error -- headers are text
  new OAuthClient({ ...required, headers: { "X-Key": 7 } });
  // @ts-expect-error -- the secret is the client's
  client.withOptions({ clientSecret: "x" });
  // @ts-expect-error -- a call's limit of retries is a number
  void client.fetch("v1/things", { maxRetries: "1" });
  // @ts-expect-error -- a call's timeout is a number
  void client.fetch("v1/things", { timeoutMs: "5000" });
  // @ts-expect-error -- a wait has no method
  void client.getToken({ method: "GET" });
  // @ts-expect-error -- read-only
  token.expiresAt = 0;
  // @ts-expect-error -- read-only
  token.accessToken = "";
  // @ts-expect-error -- read-only
  client.status().generation = 0;
  // @ts-expect-error -- a status is not a token
  void client.status().accessToken;
  // @ts-expect-error -- the option source is not exposed
  void client.source;
}

/** Only clients make tokens; the package exports their type and not their class. */
export async function tokensAreNotMade(): Promise<void> {
  const everbearer = await import("everbearer");
  // @ts-expect-error -- no such value
  void everbearer.AccessToken;
}

export function readOnlyOptions(options: OAuthClientOptions, call: CallInit): void {
  // @ts-expect-error -- read-only
  options.clientSecret = "";
  // @ts-expect-error -- read-only
  call.timeoutMs = 1;
}

export type Checks = [
  Holds<Same<ReturnType<OAuthClient["fetch"]>, Promise<Response>>>,
  Holds<Same<ReturnType<OAuthClient["authorization"]>, Promise<string>>>,
  Holds<Same<ReturnType<OAuthClient["getToken"]>, Promise<AccessToken>>>,
  Holds<Same<ReturnType<(typeof OAuthClient)["fromEnv"]>, OAuthClient>>,
  Holds<Same<AccessToken["tokenType"], "Bearer">>,
  Holds<Same<AnyMembers<OAuthClient>, never>>,
  Holds<Same<AnyMembers<AccessToken>, never>>,
  Holds<Same<AnyMembers<ClientStatus>, never>>,
  Holds<Same<AnyMembers<OAuthClientOptions>, never>>,
  Holds<Same<AnyMembers<WaitInit>, never>>,
  Holds<Same<IsAny<ConstructorParameters<typeof OAuthClient>[0]>, false>>,
  // The helper itself: it finds `any`.
  Holds<Same<AnyMembers<{ a: any; b(): any; c(x: any): void; d: 1 }>, "a" | "b" | "c">>,
];
