// Owns responses as plain values, and the error shapes of RFC 6749 and RFC 6750 for all systems.

/** A response before it is sent. */
export interface PlainResponse {
  readonly status: number;
  /** The status on the wire, where a system reports errors in bodies only. Default: `status`. */
  readonly statusLine?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Which of a system's two endpoints a request reached. */
export type EndpointName = "token" | "api";

/** Why a bearer token was rejected. */
export type TokenProblem = "missing" | "unknown" | "expired";

/** Keeps token responses out of caches, as RFC 6749 section 5.1 requires. */
export const NO_STORE: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  pragma: "no-cache",
};

/** A JSON response. */
export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): PlainResponse {
  const type = { "content-type": "application/json; charset=utf-8" };
  return { status, headers: { ...type, ...headers }, body: JSON.stringify(value) };
}

/** An error response of a token endpoint (RFC 6749 section 5.2). */
export function tokenError(
  status: number,
  error: string,
  description: string,
  headers: Readonly<Record<string, string>> = {},
): PlainResponse {
  const body = { error, error_description: description };
  return json(status, body, { ...NO_STORE, ...headers });
}

/** The challenge for a rejected bearer token (RFC 6750 section 3). */
export function bearerChallenge(problem: TokenProblem): Readonly<Record<string, string>> {
  const description = describeProblem(problem);
  return { "www-authenticate": `Bearer error="invalid_token", error_description="${description}"` };
}

/** Why a bearer token was rejected, in words. */
export function describeProblem(problem: TokenProblem): string {
  if (problem === "missing") return "No access token was sent";
  return problem === "expired"
    ? "The access token has expired"
    : "The access token is unknown or was revoked";
}
