// The package in a project with Node's types and without those of web pages: nothing becomes any.

import { OAuthClient } from "everbearer";
import { AthenaClient } from "everbearer/athena";

interface Env {
  readonly ATHENA_CLIENT_ID: string;
  readonly BUCKET: { get(key: string): Promise<unknown> };
}

/** A worker's bindings are an interface without an index signature. */
export const fromBindings = (env: Env): AthenaClient => AthenaClient.fromEnv({ env });

export async function misuse(client: OAuthClient, athena: AthenaClient): Promise<void> {
  await client.fetch("things", { headers: { a: "1" } });
  // @ts-expect-error -- a URL or a Request
  await client.fetch(42);
  // @ts-expect-error -- headers are not a number
  await client.fetch("things", { headers: 42 });
  // @ts-expect-error -- headers are not a number
  await athena.patients.getPatient("1", {}, { headers: 42 });
}
