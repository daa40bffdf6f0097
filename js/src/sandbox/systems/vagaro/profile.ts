// Owns the Vagaro system: JSON credentials, JSON bodies, and reads that are mostly POST requests.
import { Buffer } from "node:buffer";
import { randomBytes, randomUUID } from "node:crypto";
import { sameClient, tokenParameters } from "../../credentials.js";
import type { ClientCredentials } from "../../credentials.js";
import type { ReceivedRequest } from "../../request.js";
import { bearerChallenge, describeProblem, json, tokenError } from "../../response.js";
import type { PlainResponse, TokenProblem } from "../../response.js";
import type { Grant, SystemProfile } from "../../system.js";
import { ACCESS_ROUTES } from "./access.js";
import { APPOINTMENT_ROUTES } from "./appointments.js";
import { CUSTOMER_ROUTES } from "./customers.js";
import { EMPLOYEE_ROUTES } from "./employees.js";
import { LOCATION_ROUTES } from "./locations.js";
import { SERVICE_ROUTES } from "./services.js";
import { newVagaroData } from "./store.js";
import type { VagaroData } from "./store.js";
import { TASK_ROUTES } from "./tasks.js";

/** The profile of the Vagaro system. */
export const vagaroProfile: SystemProfile<VagaroData> = {
  tokenPath: "/api/auth/token",
  basePath: "/api/",
  apiPrefix: "/api/",
  tokenType: "Bearer",
  routes: [
    ...EMPLOYEE_ROUTES,
    ...CUSTOMER_ROUTES,
    ...APPOINTMENT_ROUTES,
    ...LOCATION_ROUTES,
    ...SERVICE_ROUTES,
    ...TASK_ROUTES,
    ...ACCESS_ROUTES,
  ],
  extraSettings: {},
  newData: newVagaroData,
  newToken: lookalikeJwt,
  judgeTokenRequest,
  wrongClient,
  wrongToken,
  apiError: (status, error, message) => json(status, { error, message }),
};

function judgeTokenRequest(
  request: ReceivedRequest,
  client: ClientCredentials,
): Grant | PlainResponse {
  const parameters = tokenParameters(request, ["json"]);
  if ("problem" in parameters) return tokenError(400, "invalid_request", parameters.problem);
  const { values } = parameters;
  for (const name of ["client_id", "client_secret", "grant_type"]) {
    if (!values.has(name)) {
      return tokenError(400, "invalid_request", `Missing required parameter: ${name}`);
    }
  }
  if (values.get("grant_type") !== "client_credentials") {
    return tokenError(400, "invalid_request", "Invalid grant_type value");
  }
  const given = { id: values.get("client_id") ?? "", secret: values.get("client_secret") ?? "" };
  return sameClient(given, client) ? { scope: undefined } : wrongClient();
}

function wrongClient(): PlainResponse {
  return tokenError(401, "invalid_client", "Client authentication failed");
}

// Three base64url parts with a real header. The signature is random: nobody verifies it.
function lookalikeJwt(client: ClientCredentials): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const header = part({ alg: "HS256", typ: "JWT" });
  const claims = part({ sub: client.id, jti: randomUUID() });
  return `${header}.${claims}.${randomBytes(32).toString("base64url")}`;
}

const TOKEN_ERRORS: Readonly<Record<TokenProblem, string>> = {
  missing: "authentication_required",
  unknown: "invalid_token",
  expired: "token_expired",
};

function wrongToken(problem: TokenProblem): PlainResponse {
  const body = { error: TOKEN_ERRORS[problem], message: describeProblem(problem) };
  return json(401, body, bearerChallenge(problem));
}
