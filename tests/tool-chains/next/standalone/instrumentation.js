// Owns the start of the server: a separate client gets a token before the first request.

export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { OAuthClient } = await import("everbearer");
  const client = OAuthClient.fromEnv("ACME");
  const { generation } = await client.getToken();
  globalThis.registered = generation;
  client.close();
}
