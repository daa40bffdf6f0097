import { OAuthClient, type OAuthClientOptions } from "everbearer";
import { AthenaClient } from "everbearer/athena";
import { VagaroClient } from "everbearer/vagaro";
import { startSandbox, virtualClock } from "everbearer/sandbox";

async function main(): Promise<string> {
  const clock = virtualClock();
  const sandbox = await startSandbox({ clock, tokenLifetimeSeconds: 3600 });
  const { clientId, clientSecret } = sandbox;
  const { tokenUrl, baseUrl } = sandbox.oauth;
  const options: OAuthClientOptions = { tokenUrl, baseUrl, clientId, clientSecret, clock };
  const client = new OAuthClient(options);

  const call = async (tokenRequests: number): Promise<void> => {
    const { status } = await client.fetch("things");
    const counted = sandbox.oauth.counters().tokenRequests;
    if (status !== 200 || counted !== tokenRequests) throw new Error(`${status}, ${counted}`);
  };
  await call(1);
  sandbox.oauth.revokeTokens();
  await call(2);
  await clock.advance(3_600_000, client);
  await call(3);

  for (const Provider of [AthenaClient, VagaroClient]) {
    if (typeof Provider.fromEnv !== "function") throw new Error(Provider.name);
  }
  client.close();
  await sandbox.close();
  return "token, call, replay, fake time";
}

void main().then(console.log);
