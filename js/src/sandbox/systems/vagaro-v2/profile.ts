// Owns the V2 system, which is like Vagaro's own API: a region in the path, envelopes, and the token
// in its own header.
import { randomBytes } from "node:crypto";
import { sameClient } from "../../credentials.js";
import type { ClientCredentials } from "../../credentials.js";
import { jsonBody, mediaType } from "../../request.js";
import type { ReceivedRequest } from "../../request.js";
import { describeProblem } from "../../response.js";
import type { PlainResponse } from "../../response.js";
import type { Grant, SystemProfile } from "../../system.js";
import type { SandboxVagaroV2ExtraSettings } from "../../types.js";
import { problemsIn, required, text } from "../fields.js";
import { APPOINTMENT_ROUTES } from "./appointments.js";
import { CATALOGUE_ROUTES } from "./catalogue.js";
import { EMPLOYEE_ROUTES } from "./employees.js";
import { CODES, failure, success } from "./envelope.js";
import { LOCATION_ROUTES } from "./locations.js";
import { BASE, REGION } from "./place.js";
import { newVagaroV2Data } from "./store.js";
import type { VagaroV2Data } from "./store.js";
import { TASK_ROUTES } from "./tasks.js";

const TOKEN_REQUEST = {
  clientId: required(text),
  clientSecretKey: required(text),
  scope: required(text),
};

/** The profile of the V2 system. */
export const vagaroV2Profile: SystemProfile<VagaroV2Data, SandboxVagaroV2ExtraSettings> = {
  tokenPath: `${BASE}/merchants/generate-access-token`,
  basePath: `${BASE}/`,
  apiPrefix: `/${REGION}/`,
  tokenType: undefined,
  routes: [
    ...LOCATION_ROUTES,
    ...EMPLOYEE_ROUTES,
    ...CATALOGUE_ROUTES,
    ...APPOINTMENT_ROUTES,
    ...TASK_ROUTES,
  ],
  extraSettings: {
    errorsAsHttp200: false,
    ignorePagingQuery: false,
    endlessNextPage: false,
    appointmentsAsList: true,
  },
  newData: newVagaroV2Data,
  newToken: () => randomBytes(48).toString("base64"),
  judgeTokenRequest,
  wrongClient,
  wrongToken: (problem) => failure(401, CODES.expiredToken, describeProblem(problem)),
  apiError: error,
  tokenError: error,
  wrapToken: success,
  readToken: (request) => request.headers["accesstoken"],
  finish: (_call, response, settings) =>
    settings.errorsAsHttp200 ? { ...response, statusLine: 200 } : response,
};

function error(status: number, _error: string, message: string): PlainResponse {
  return failure(status, status === 429 ? CODES.rateLimit : CODES.invalidParameter, message);
}

function judgeTokenRequest(
  request: ReceivedRequest,
  client: ClientCredentials,
): Grant | PlainResponse {
  const body = mediaType(request) === "application/json" ? jsonBody(request) : undefined;
  const problems = problemsIn(body ?? {}, TOKEN_REQUEST);
  if (body === undefined || problems.length > 0) {
    const errors = Object.fromEntries(problems.map((each) => [each.name, each.text]));
    return failure(400, CODES.validation, "The request is not valid", errors);
  }
  const given = { id: String(body["clientId"]), secret: String(body["clientSecretKey"]) };
  if (!sameClient(given, client)) return wrongClient();
  const rights = String(body["scope"]).split(",");
  return { scope: undefined, rights: rights.map((each) => each.trim()) };
}

function wrongClient(): PlainResponse {
  return failure(401, CODES.invalidParameter, "The clientId or the clientSecretKey is wrong");
}
