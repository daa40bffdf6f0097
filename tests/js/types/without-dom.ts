// The package in a project that knows Node's types and not those of web pages: nothing turns into any.

import { OAuthClient } from "everbearer";
import { AthenaClient } from "everbearer/athena";

interface Env {
  readonly ATHENA_CLIENT_ID: string;
  readonly BUCKET: { get(key: string): Promise<unknown> };
}

/** Bindings of a worker are an interface, and need no index signature. */
export const fromBindings = (env: Env): AthenaClient => AthenaClient.fromEnv({ env });

export async function misuse(client: OAuthClient, athena: AthenaClient): Promise<void> {
  await client.fetch("things", { headers: { a: "1" } });
  // @ts-expect-error -- a URL or a Request
  await client.fetch(42);
  // @ts-expect-error -- headers are no number
  await client.fetch("things", { headers: 42 });
  // @ts-expect-error -- headers are no number
  await athena.patients.getPatient("1", {}, { headers: 42 });
}
