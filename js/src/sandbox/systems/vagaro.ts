// The Vagaro system: JSON credentials, JSON bodies, and reads which are mostly POST requests.
import { Buffer } from "node:buffer";
import { randomBytes, randomUUID } from "node:crypto";
import { jsonBody, mediaType } from "../call.js";
import type { Call, JsonObject } from "../call.js";
import { sameClient, tokenParameters } from "../credentials.js";
import type { ClientCredentials } from "../credentials.js";
import { bearerChallenge, describeProblem, json, tokenError } from "../reply.js";
import type { Reply, TokenProblem } from "../reply.js";
import type { PathParameter, Route } from "../routes.js";
import type { ApiContext, Grant, SystemProfile } from "../system.js";
import { APPOINTMENTS, CUSTOMERS, EMPLOYEES } from "./vagaro-data.js";
import type { VagaroRecord } from "./vagaro-data.js";

const ROUTES: readonly Route<ApiContext>[] = [
  { method: "GET", path: "/api/customers/:id", answer: getCustomer },
  {
    method: "POST",
    path: "/api/customers/retrieve",
    answer: withBody((body) =>
      retrieve("customer", CUSTOMERS, body, ["customer_id", "email", "phone"]),
    ),
  },
  { method: "POST", path: "/api/employees/retrieve", answer: withBody(retrieveEmployees) },
  {
    method: "POST",
    path: "/api/appointments/retrieve",
    answer: withBody((body) => retrieve("appointment", APPOINTMENTS, body, ["appointment_id"])),
  },
];

/** The profile of the Vagaro system. */
export const vagaroProfile: SystemProfile = {
  tokenPath: "/api/auth/token",
  basePath: "/api/",
  apiPrefix: "/api/",
  tokenType: "Bearer",
  routes: ROUTES,
  newData: () => undefined,
  newToken: lookalikeJwt,
  judgeTokenCall,
  wrongClient,
  wrongToken,
  apiError,
};

function judgeTokenCall(call: Call, client: ClientCredentials): Grant | Reply {
  const parameters = tokenParameters(call, ["json"]);
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

function wrongClient(): Reply {
  return tokenError(401, "invalid_client", "Client authentication failed");
}

// Three base64url parts with a true header. The signature is random: nobody verifies it.
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

function wrongToken(problem: TokenProblem): Reply {
  const body = { error: TOKEN_ERRORS[problem], message: describeProblem(problem) };
  return json(401, body, bearerChallenge(problem));
}

function apiError(status: number, error: string, message: string): Reply {
  return json(status, { error, message });
}

function withBody(answer: (body: JsonObject) => Reply): (context: ApiContext) => Reply {
  return ({ call }) => {
    const body = mediaType(call) === "application/json" ? jsonBody(call) : undefined;
    return body === undefined
      ? apiError(400, "invalid_request", "A JSON object with its content type is required")
      : answer(body);
  };
}

function getCustomer(_context: ApiContext, parameter: PathParameter): Reply {
  return find("customer", CUSTOMERS, "customer_id", parameter("id"));
}

function retrieveEmployees(body: JsonObject): Reply {
  return body["employee_id"] === undefined
    ? json(200, { employees: EMPLOYEES })
    : retrieve("employee", EMPLOYEES, body, ["employee_id"]);
}

function retrieve(
  kind: string,
  records: readonly VagaroRecord[],
  body: JsonObject,
  keys: readonly string[],
): Reply {
  const given = keys.filter((key) => body[key] !== undefined);
  const key = given[0];
  const value = key === undefined ? undefined : body[key];
  if (key === undefined || given.length > 1 || typeof value !== "string") {
    const text = keys.length > 1 ? `Exactly one of ${keys.join(", ")}` : `The field ${keys.join()}`;
    return apiError(400, "invalid_request", `${text} is required, as a string`);
  }
  return find(kind, records, key, value);
}

function find(kind: string, records: readonly VagaroRecord[], key: string, value: string): Reply {
  const record = records.find((each) => each[key] === value);
  return record === undefined
    ? apiError(404, `${kind}_not_found`, `There is no such ${kind}`)
    : json(200, record);
}
