// The package in a project with neither the web's types nor Node's, and with the smallest library that its
// declarations need.

import { isEverbearerError, OAuthClient } from "everbearer";
import { AthenaClient } from "everbearer/athena";
import wasm from "everbearer/everbearer.wasm";
import { startSandbox } from "everbearer/sandbox";
import { initialize } from "everbearer/slim";
import { VagaroClient } from "everbearer/vagaro";

export const start = (): void => initialize(wasm);

export async function status(client: OAuthClient): Promise<string | number> {
  try {
    const response = await client.fetch("things", { method: "POST", body: "{}", timeoutMs: 1 });
    return response.ok ? await response.text() : response.status;
  } catch (error) {
    return isEverbearerError(error) ? error.code : "";
  }
}

export async function booked(): Promise<unknown> {
  const sandbox = await startSandbox();
  const { clientId, clientSecret, oauth } = sandbox;
  const client = new OAuthClient({ tokenUrl: oauth.tokenUrl, clientId, clientSecret });
  // @ts-expect-error -- a URL is not a number
  await client.fetch(42);
  await sandbox.close();
  const vagaro = VagaroClient.fromEnv();
  return [await AthenaClient.fromEnv().patients.getPatient("1"), vagaro.status().state];
}
