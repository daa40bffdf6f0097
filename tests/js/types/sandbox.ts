// The sandbox as a test of a user's sees it.

import { startSandbox } from "everbearer/sandbox";
import type {
  RecordedRequest,
  Sandbox,
  SandboxCounters,
  SandboxEndpoint,
  SandboxFault,
  SandboxSystem,
} from "everbearer/sandbox";
import type { AnyMembers, Holds, Same } from "./support.js";

export async function rightUse(): Promise<void> {
  await using sandbox = await startSandbox({ port: 0, clientId: "a", tokenLifetimeSeconds: 1 });
  const { oauth, athena, vagaro } = sandbox;
  const systems: SandboxSystem[] = [oauth, athena, vagaro];
  athena.practiceId satisfies string;
  athena.addPatients(3) satisfies readonly string[];
  athena.settings.tokenRequestsPerMinute = 5;
  athena.settings.callsPerMinute = undefined;
  athena.nextMinute();
  oauth.token.inject({ kind: "status", status: 503, headers: { "retry-after": "1" }, body: {} });
  oauth.api.inject({ kind: "rate-limit", retryAfter: 1 }, { times: Infinity, method: "GET" });
  oauth.api.inject({ kind: "malformed", variant: "html" });
  oauth.token.latency(5, 5);
  oauth.settings.expiresIn = "3600";
  oauth.settings.omit = ["scope"];
  oauth.revokeTokens();
  const first: RecordedRequest | undefined = oauth.requests()[0];
  const calls: number = vagaro.counters().apiCalls;
  sandbox.reset();
  await sandbox.close();
  void [systems, first, calls];
}

export function misuse(sandbox: Sandbox, endpoint: SandboxEndpoint): void {
  // @ts-expect-error -- a number
  void startSandbox({ port: "8080" });
  // @ts-expect-error -- no such option
  void startSandbox({ host: "0.0.0.0" });
  // @ts-expect-error -- no such fault
  endpoint.inject({ kind: "explode" });
  // @ts-expect-error -- a status needs its number
  endpoint.inject({ kind: "status" });
  // @ts-expect-error -- no such variant
  endpoint.inject({ kind: "malformed", variant: "xml" });
  // @ts-expect-error -- no such option
  endpoint.inject({ kind: "reset" }, { count: 1 });
  // @ts-expect-error -- read-only
  sandbox.oauth.counters().tokensIssued = 0;
  // @ts-expect-error -- read-only
  sandbox.url = "";
  // @ts-expect-error -- a number
  sandbox.athena.addPatients("3");
  // @ts-expect-error -- the plain system has no practice
  void sandbox.oauth.practiceId;
}

export type Checks = [
  Holds<Same<AnyMembers<Sandbox>, never>>,
  Holds<Same<AnyMembers<SandboxSystem>, never>>,
  Holds<Same<AnyMembers<SandboxCounters>, never>>,
  Holds<Same<AnyMembers<SandboxFault>, never>>,
  Holds<Same<AnyMembers<RecordedRequest>, never>>,
];
