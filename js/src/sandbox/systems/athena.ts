// Owns the athena system: Basic credentials with a form body, and the records of one practice.
import { randomBytes, randomUUID } from "node:crypto";
import { ASSERTION_PROBLEMS } from "../assertions.js";
import {
  assertionIn,
  BASIC_CHALLENGE,
  basicHeader,
  sameClient,
  tokenParameters,
} from "../credentials.js";
import type { ClientCredentials, JudgeAssertion } from "../credentials.js";
import type { ReceivedRequest } from "../request.js";
import { bearerChallenge, describeProblem, json, tokenError } from "../response.js";
import type { PlainResponse, TokenProblem } from "../response.js";
import type { Route } from "../routes.js";
import type { Grant, SystemProfile } from "../system.js";
import type { SandboxAthenaExtraSettings } from "../types.js";
import { APPOINTMENT_DETAIL_OPERATIONS } from "./athena/appointment-details.js";
import { APPOINTMENT_OPERATIONS } from "./athena/appointments.js";
import { BILLING_OPERATIONS } from "./athena/billing.js";
import { CHART_HISTORY_OPERATIONS } from "./athena/chart-history.js";
import { CHART_OPERATIONS } from "./athena/chart.js";
import { CLAIM_OPERATIONS } from "./athena/claims.js";
import { DOCUMENT_CLASS_OPERATIONS } from "./athena/document-classes.js";
import { DOCUMENT_OPERATIONS } from "./athena/documents.js";
import { ENCOUNTER_RECORD_OPERATIONS } from "./athena/encounter-records.js";
import { ENCOUNTER_OPERATIONS } from "./athena/encounters.js";
import { FEED_OPERATIONS } from "./athena/feeds.js";
import { HISTORY_OPERATIONS } from "./athena/history.js";
import { INSURANCE_OPERATIONS } from "./athena/insurance.js";
import { ATHENA_PRACTICE_ID, PRACTICE_PATH } from "./athena/operation.js";
import { PATIENT_DETAIL_OPERATIONS } from "./athena/patient-details.js";
import { PATIENT_IMAGE_OPERATIONS } from "./athena/patient-images.js";
import { PATIENT_OPERATIONS } from "./athena/patients.js";
import { PAYER_OPERATIONS } from "./athena/payers.js";
import { PRACTICE_LIST_OPERATIONS } from "./athena/practice-lists.js";
import { PRACTICE_OPERATIONS } from "./athena/practice.js";
import { REFERENCE_OPERATIONS } from "./athena/reference.js";
import { SCHEDULING_OPERATIONS } from "./athena/scheduling.js";
import { seededStore } from "./athena/seed.js";
import type { AthenaStore } from "./athena/store.js";
import { WAITLIST_OPERATIONS } from "./athena/waitlist.js";

export { ATHENA_PRACTICE_ID };

const SCOPES = /^(?:(?:athena\/service|system)\/\S+)(?: (?:athena\/service|system)\/\S+)*$/;

// `/patients/changed` must come before `/patients/:patientid`.
const ROUTES = [
  ...PATIENT_OPERATIONS,
  ...CHART_OPERATIONS,
  ...CHART_HISTORY_OPERATIONS,
  ...HISTORY_OPERATIONS,
  ...PRACTICE_OPERATIONS,
  ...APPOINTMENT_OPERATIONS,
  ...SCHEDULING_OPERATIONS,
  ...APPOINTMENT_DETAIL_OPERATIONS,
  ...WAITLIST_OPERATIONS,
  ...FEED_OPERATIONS,
  ...ENCOUNTER_OPERATIONS,
  ...ENCOUNTER_RECORD_OPERATIONS,
  ...CLAIM_OPERATIONS,
  ...BILLING_OPERATIONS,
  ...INSURANCE_OPERATIONS,
  ...DOCUMENT_OPERATIONS,
  ...REFERENCE_OPERATIONS,
  ...DOCUMENT_CLASS_OPERATIONS,
  ...PATIENT_DETAIL_OPERATIONS,
  ...PATIENT_IMAGE_OPERATIONS,
  ...PAYER_OPERATIONS,
  ...PRACTICE_LIST_OPERATIONS,
].sort((a, b) => parameterCount(a) - parameterCount(b));

function parameterCount({ path }: Pick<Route<never>, "path">): number {
  return path.split("/:").length;
}

/** The profile of the athena system. */
export const athenaProfile: SystemProfile<AthenaStore, SandboxAthenaExtraSettings> = {
  tokenPath: "/oauth2/v1/token",
  basePath: `${PRACTICE_PATH}/`,
  apiPrefix: "/v1/",
  tokenType: "bearer",
  routes: ROUTES,
  extraSettings: { responsesAs: "recorded" },
  newData: seededStore,
  newToken: () => randomBytes(32).toString("base64url"),
  judgeTokenRequest,
  assertions: { algorithms: ["RS384"], acceptsIssuer: false, longestSeconds: 300 },
  wrongClient,
  wrongToken,
  apiError: (status, _error, text) => json(status, { error: text }),
  usage: (limit, left) => ({
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(left),
  }),
  // The id that traces a request: the client's, or a new one.
  finish: (request, response) => {
    const id = request.headers["x-request-id"] ?? randomUUID();
    return { ...response, headers: { ...response.headers, "x-request-id": id } };
  },
};

// Only Basic and assertions are accepted: a secret in the body counts as wrong.
function judgeTokenRequest(
  request: ReceivedRequest,
  client: ClientCredentials,
  judge: JudgeAssertion,
): Grant | PlainResponse {
  const parameters = tokenParameters(request, ["form"]);
  if ("problem" in parameters) return tokenError(400, "invalid_request", parameters.problem);
  const basic = basicHeader(request);
  const assertion = assertionIn(parameters.values, judge);
  // Real clients send the credentials raw as often as form-encoded.
  const isKnown = assertion
    ? !basic && !assertion.refused
    : sameClient(basic?.raw, client) || sameClient(basic?.decoded, client);
  if (!isKnown) {
    return wrongClient(request, assertion?.refused && ASSERTION_PROBLEMS[assertion.refused]);
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

function wrongClient(
  request: ReceivedRequest,
  text = "Client authentication failed",
): PlainResponse {
  const challenge = basicHeader(request) === undefined ? {} : BASIC_CHALLENGE;
  return tokenError(401, "invalid_client", text, challenge);
}

function wrongToken(problem: TokenProblem): PlainResponse {
  const error = problem === "missing" ? "Developer Inactive" : "Invalid Access Token";
  const body = { error, detailedmessage: describeProblem(problem) };
  return json(401, body, bearerChallenge(problem));
}
