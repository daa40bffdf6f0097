// Owns the plain system: an authorization server (RFC 6749) and a small protected resource (RFC 6750).
import { randomBytes, randomUUID } from "node:crypto";
import { ASSERTION_PROBLEMS } from "../assertions.js";
import {
  assertionIn,
  BASIC_CHALLENGE,
  basicHeader,
  sameClient,
  tokenParameters,
} from "../credentials.js";
import type { BasicHeader, ClientCredentials, JudgeAssertion } from "../credentials.js";
import { jsonBody } from "../request.js";
import type { ReceivedRequest } from "../request.js";
import { bearerChallenge, describeProblem, json, tokenError } from "../response.js";
import type { PlainResponse } from "../response.js";
import type { Route } from "../routes.js";
import type { ApiContext, Grant, SystemProfile } from "../system.js";

/** The profile of the plain system. */
export const oauthProfile: SystemProfile = {
  tokenPath: "/oauth2/token",
  basePath: "/resource/",
  apiPrefix: "/resource/",
  tokenType: "Bearer",
  routes: resourceRoutes(),
  extraSettings: {},
  newData: () => undefined,
  newToken: () => randomBytes(32).toString("base64url"),
  judgeTokenRequest,
  assertions: { acceptsIssuer: true, longestSeconds: 3600 },
  wrongClient: (request, text) => wrongClient(basicHeader(request) !== undefined, text),
  wrongToken: (problem) => {
    const body = { error: "invalid_token", error_description: describeProblem(problem) };
    return json(401, body, bearerChallenge(problem));
  },
  apiError: (status, error, text) => json(status, { error, error_description: text }),
};

function judgeTokenRequest(
  request: ReceivedRequest,
  client: ClientCredentials,
  judge: JudgeAssertion,
): Grant | PlainResponse {
  const parameters = tokenParameters(request, ["form", "json"]);
  if ("problem" in parameters) return tokenError(400, "invalid_request", parameters.problem);
  const { values } = parameters;
  const basic = basicHeader(request);
  const assertion = assertionIn(values, judge);
  const ways = [basic, values.get("client_secret"), assertion].filter((way) => way !== undefined);
  if (ways.length > 1) {
    return tokenError(400, "invalid_request", "More than one way of client authentication used");
  }
  if (assertion?.refused) return wrongClient(false, ASSERTION_PROBLEMS[assertion.refused]);
  if (!assertion && !sameClient(givenClient(basic, values), client)) {
    return wrongClient(basic !== undefined);
  }
  const grantType = values.get("grant_type");
  if (grantType === undefined) {
    return tokenError(400, "invalid_request", "Missing required parameter: grant_type");
  }
  if (grantType !== "client_credentials") {
    return tokenError(400, "unsupported_grant_type", "Only client_credentials is supported");
  }
  return { scope: values.get("scope") };
}

function givenClient(
  basic: BasicHeader | undefined,
  values: ReadonlyMap<string, string>,
): ClientCredentials {
  const absent = { id: "", secret: "" };
  if (basic !== undefined) return basic.decoded ?? absent;
  return { id: values.get("client_id") ?? "", secret: values.get("client_secret") ?? "" };
}

function wrongClient(usedBasic: boolean, text = "Client authentication failed"): PlainResponse {
  const challenge = usedBasic ? BASIC_CHALLENGE : {};
  return tokenError(401, "invalid_client", text, challenge);
}

function resourceRoutes(): readonly Route<ApiContext>[] {
  return [
    { method: "GET", path: "/resource/things", respond: () => json(200, { things: someThings() }) },
    {
      method: "GET",
      path: "/resource/things/:id",
      respond: (_context, parameter) => json(200, thing(parameter("id"))),
    },
    { method: "POST", path: "/resource/things", respond: createThing },
    { method: "*", path: "/resource/echo", respond: echo },
  ];
}

function thing(id: string): Record<string, string> {
  return { id, name: `Thing ${id}` };
}

function someThings(): readonly Record<string, string>[] {
  return ["1", "2", "3"].map(thing);
}

function createThing({ request }: ApiContext): PlainResponse {
  const body = jsonBody(request);
  return body === undefined
    ? oauthProfile.apiError(400, "invalid_request", "The body must be a JSON object")
    : json(201, { ...body, id: randomUUID() });
}

// An echo never shows the token itself; its generation is enough to tell tokens apart.
function echo({ request, token }: ApiContext): PlainResponse {
  const headers = { ...request.headers, authorization: `Bearer ${token.generation}` };
  return json(200, { method: request.method, path: request.target, headers, body: request.body });
}
