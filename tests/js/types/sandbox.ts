// The sandbox as a user's test sees it.

import { OAuthClient } from "everbearer";
import { startSandbox, virtualClock } from "everbearer/sandbox";
import type {
  Clock,
  PendingTimer,
  RecordedRequest,
  Sandbox,
  SandboxCounters,
  SandboxEndpoint,
  SandboxFault,
  SandboxSystem,
  SandboxVagaroV2,
  VirtualClock,
} from "everbearer/sandbox";
import type { AnyMembers, Holds, Same } from "./support.js";

export async function rightUse(): Promise<void> {
  await using sandbox = await startSandbox({ port: 0, clientId: "a", tokenLifetimeSeconds: 1 });
  const { oauth, athena, vagaro, vagaroV2 } = sandbox;
  const systems: SandboxSystem[] = [oauth, athena, vagaro, vagaroV2];
  athena.practiceId satisfies string;
  [vagaroV2.region, vagaroV2.businessId, vagaroV2.customerId] satisfies string[];
  vagaroV2.addServices(45);
  vagaroV2.settings.errorsAsHttp200 = true;
  vagaroV2.settings.omit = ["expires_in"];
  athena.addPatients(3) satisfies readonly string[];
  athena.settings.tokenRequestsPerMinute = 5;
  athena.settings.callsPerMinute = undefined;
  athena.settings.responsesAs = "documented";
  // @ts-expect-error -- there are two forms
  athena.settings.responsesAs = "typed";
  athena.nextMinute();
  oauth.token.inject({ kind: "status", status: 503, headers: { "retry-after": "1" }, body: {} });
  oauth.api.inject({ kind: "rate-limit", retryAfter: 1 }, { times: Infinity, method: "GET" });
  oauth.api.inject({ kind: "malformed", variant: "html" });
  oauth.token.latency(5, 5);
  oauth.settings.expiresIn = "3600";
  oauth.settings.omit = ["scope"];
  oauth.settings.oneLiveToken = true;
  oauth.settings.sameToken = true;
  vagaroV2.settings.sameToken = { untilMs: 300_000 };
  // @ts-expect-error -- a number
  athena.settings.sameToken = { untilMs: "5 min" };
  oauth.revokeTokens();
  const first: RecordedRequest | undefined = oauth.requests()[0];
  const calls: number = vagaro.counters().apiCalls;
  sandbox.reset();
  await sandbox.close();
  void [systems, first, calls];
}

export async function rightUseOfTheClock(client: OAuthClient): Promise<void> {
  const clock: VirtualClock = virtualClock({ wall: Date.UTC(2026, 0, 1), patienceMs: 5_000 });
  const asAnOption: Clock = clock;
  await using sandbox = await startSandbox({ clock });
  await using timed = await startSandbox({ clock: { wall: Date.now, monotonic: () => 0 } });
  await clock.advance(1);
  await clock.advance(1, client);
  await clock.advance(1, [client, client]);
  clock.skip(1);
  clock.setWall(0);
  clock.clearTimeout(clock.setTimeout(() => undefined, 1));
  const next: PendingTimer | undefined = clock.pending()[0];
  [clock.wall(), clock.monotonic(), next?.dueInMs ?? 0, next?.delayMs ?? 0] satisfies number[];
  void [asAnOption, sandbox, timed];
}

export function misuse(sandbox: Sandbox, endpoint: SandboxEndpoint, clock: VirtualClock): void {
  // @ts-expect-error -- a number
  virtualClock({ wall: new Date() });
  // @ts-expect-error -- no such option
  virtualClock({ now: 0 });
  // @ts-expect-error -- clients to wait for have a status
  void clock.advance(1, sandbox);
  // @ts-expect-error -- text is not a callback
  clock.setTimeout("code", 1);
  // @ts-expect-error -- a clock has both times
  void startSandbox({ clock: { wall: Date.now } });
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
  // @ts-expect-error -- only the V2 system has this setting
  sandbox.vagaro.settings.endlessNextPage = true;
  // @ts-expect-error -- true or false
  sandbox.vagaroV2.settings.endlessNextPage = "yes";
  // @ts-expect-error -- a number
  sandbox.athena.addPatients("3");
  // @ts-expect-error -- the plain system has no practice
  void sandbox.oauth.practiceId;
}

export type Checks = [
  Holds<Same<AnyMembers<Sandbox>, never>>,
  Holds<Same<AnyMembers<SandboxSystem>, never>>,
  Holds<Same<AnyMembers<SandboxVagaroV2>, never>>,
  Holds<Same<AnyMembers<SandboxCounters>, never>>,
  Holds<Same<AnyMembers<SandboxFault>, never>>,
  Holds<Same<AnyMembers<RecordedRequest>, never>>,
  Holds<Same<AnyMembers<VirtualClock>, never>>,
];
