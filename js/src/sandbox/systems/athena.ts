// The athena system: Basic credentials with a form body, and patients of one practice.
import { randomBytes } from "node:crypto";
import type { Call } from "../call.js";
import { BASIC_CHALLENGE, basicHeader, sameClient, tokenParameters } from "../credentials.js";
import type { ClientCredentials } from "../credentials.js";
import { bearerChallenge, describeProblem, json, tokenError } from "../reply.js";
import type { Reply, TokenProblem } from "../reply.js";
import type { PathParameter, Route } from "../routes.js";
import type { ApiContext, Grant, SystemProfile } from "../system.js";
import { PATIENTS } from "./athena-data.js";
import type { AthenaPatient } from "./athena-data.js";

/** The one practice there is. */
export const ATHENA_PRACTICE_ID = "195900";

const BASE = `/v1/${ATHENA_PRACTICE_ID}`;
const SCOPES = /^(?:(?:athena\/service|system)\/\S+)(?: (?:athena\/service|system)\/\S+)*$/;
const DEFAULT_LIMIT = 1500;
const LARGEST_LIMIT = 5000;

const ROUTES: readonly Route<ApiContext>[] = [
  { method: "GET", path: `${BASE}/patients`, answer: searchPatients },
  { method: "GET", path: `${BASE}/patients/:id`, answer: getPatient },
];

/** The profile of the athena system. */
export const athenaProfile: SystemProfile = {
  tokenPath: "/oauth2/v1/token",
  basePath: `${BASE}/`,
  apiPrefix: "/v1/",
  tokenType: "bearer",
  routes: ROUTES,
  extraSettings: {},
  newData: () => undefined,
  newToken: () => randomBytes(32).toString("base64url"),
  judgeTokenCall,
  wrongClient,
  wrongToken,
  apiError: (status, _error, text) => apiError(status, text),
};

// Basic is the only way in: a secret in the body is refused like a wrong one.
function judgeTokenCall(call: Call, client: ClientCredentials): Grant | Reply {
  const parameters = tokenParameters(call, ["form"]);
  if ("problem" in parameters) return tokenError(400, "invalid_request", parameters.problem);
  const basic = basicHeader(call);
  // Clients in the field send the credentials raw as often as form-encoded.
  if (!sameClient(basic?.raw, client) && !sameClient(basic?.decoded, client)) {
    return wrongClient(call);
  }
  const grantType = parameters.values.get("grant_type");
  const scope = parameters.values.get("scope");
  if (grantType === undefined) {
    return tokenError(400, "invalid_request", "Missing required parameter: grant_type");
  }
  if (grantType !== "client_credentials") {
    return tokenError(400, "unsupported_grant_type", "Only client_credentials is supported");
  }
  if (scope === undefined || !SCOPES.test(scope)) {
    return tokenError(400, "invalid_scope", "The scope is missing or unknown");
  }
  return { scope };
}

function wrongClient(call: Call): Reply {
  const challenge = basicHeader(call) === undefined ? {} : BASIC_CHALLENGE;
  return tokenError(401, "invalid_client", "Client authentication failed", challenge);
}

function wrongToken(problem: TokenProblem): Reply {
  const error = problem === "missing" ? "Developer Inactive" : "Invalid Access Token";
  const body = { error, detailedmessage: describeProblem(problem) };
  return json(401, body, bearerChallenge(problem));
}

function apiError(status: number, error: string, detailedmessage?: string): Reply {
  return json(status, detailedmessage === undefined ? { error } : { error, detailedmessage });
}

function getPatient(_context: ApiContext, parameter: PathParameter): Reply {
  const patient = PATIENTS.find(({ patientid }) => patientid === parameter("id"));
  return patient === undefined
    ? apiError(404, "The patient does not exist in this practice.")
    : json(200, [patient]);
}

function searchPatients({ call }: ApiContext): Reply {
  const limit = wholeNumber(call.query.get("limit"), DEFAULT_LIMIT, 1, LARGEST_LIMIT);
  const offset = wholeNumber(call.query.get("offset"), 0, 0, Number.MAX_SAFE_INTEGER);
  if (limit === undefined || offset === undefined) {
    const name = limit === undefined ? "limit" : "offset";
    return apiError(400, "Additional fields are required.", `The parameter ${name} is not valid.`);
  }
  const found = PATIENTS.filter((patient) => fits(patient, call.query));
  const page = found.slice(offset, offset + limit);
  const link = (start: number): string => pageLink(call, limit, start);
  return json(200, {
    totalcount: found.length,
    patients: page,
    ...(offset + limit < found.length ? { next: link(offset + limit) } : {}),
    ...(offset > 0 ? { previous: link(Math.max(0, offset - limit)) } : {}),
  });
}

// Names match by their beginning, in any case.
function fits(patient: AthenaPatient, query: URLSearchParams): boolean {
  return (["firstname", "lastname"] as const).every((field) =>
    patient[field].toLowerCase().startsWith((query.get(field) ?? "").toLowerCase()),
  );
}

function pageLink(call: Call, limit: number, offset: number): string {
  const query = new URLSearchParams(call.query);
  query.set("limit", String(limit));
  query.set("offset", String(offset));
  return `${call.path}?${query.toString()}`;
}

function wholeNumber(
  text: string | null,
  usual: number,
  least: number,
  most: number,
): number | undefined {
  if (text === null) return usual;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}
