// Owns what each tool chain's output must do: a token, a call, a replay and fake time. Each project gets a
// copy, and its result is compared with the sandbox's counts.

const HOURS_MS = 2 * 3_600_000;

/** Real timers, and a time of day that the exercise sets. */
function movedClock() {
  let movedMs = 0;
  return {
    wall: () => Date.now() + movedMs,
    monotonic: () => performance.now() + movedMs,
    setTimeout: (callback, ms) => setTimeout(callback, ms),
    clearTimeout: (handle) => clearTimeout(handle),
    move: (ms) => (movedMs += ms),
  };
}

/** Resolves with the names of the steps; throws at the first failure. */
export async function exercise(OAuthClient, env) {
  const steer = async (method, path) => {
    const response = await fetch(`${env.SANDBOX_URL}/_sandbox/${path}`, { method });
    if (!response.ok) throw new Error(`the sandbox responds ${response.status}`);
    return response.json();
  };
  const demand = async (what, client, tokenRequests) => {
    const response = await client.fetch("things");
    await response.arrayBuffer();
    const { oauth } = await steer("GET", "counters");
    if (response.status === 200 && oauth.tokenRequests === tokenRequests) return;
    const found = `status ${response.status} after ${oauth.tokenRequests} token requests`;
    throw new Error(`${what}: ${found}, not status 200 after ${tokenRequests}`);
  };

  await steer("POST", "reset");
  const client = OAuthClient.fromEnv("ACME", { env });
  await demand("first call", client, 1);
  await demand("second call", client, 1);
  await steer("POST", "oauth/revoke");
  await demand("call after a revocation", client, 2);
  client.close();

  const clock = movedClock();
  const timed = OAuthClient.fromEnv("ACME", { env, clock });
  await demand("call by fake time", timed, 3);
  clock.move(HOURS_MS);
  await demand("call two hours later", timed, 4);
  timed.close();
  return "token, call, replay, fake time";
}
