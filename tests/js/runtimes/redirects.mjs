// Owns the behaviours about redirects that leave the allowed origins. The server elsewhere echoes the
// headers that it receives.

import { equal } from "./expect.mjs";

/** A header of the caller, and one in which a provider has the token. */
const OWN = { profile: { tokenHeader: "accessToken", tokenScheme: "" } };

/** Asserts that no header that reached the server elsewhere has a token. */
async function assertUnseen(response, token, path) {
  equal([response.status, response.redirected], [200, true]);
  const { url, headers } = await response.json();
  equal(url, path);
  const carriers = Object.keys(headers).filter((name) => headers[name].includes(token));
  equal([carriers, headers.authorization], [[], undefined]);
}

export async function redirectElsewhere({ connect, control, variables }) {
  for (const own of [{}, OWN]) {
    const client = connect(own);
    const { accessToken } = await client.getToken();
    for (const status of [301, 302, 303, 307, 308]) {
      const location = `${variables.ELSEWHERE_URL}/moved`;
      const fault = { kind: "redirect", status, location };
      // The sandbox needs its Authorization header, but redirects before it checks it.
      await control("POST", "oauth/api/faults", { fault });
      await assertUnseen(await client.fetch("things"), accessToken, "/moved");
    }
  }
}

export async function redirectDowngraded({ connect, variables }) {
  for (const own of [{}, OWN]) {
    const client = connect({ baseUrl: variables.TLS_URL, ...own });
    const { accessToken } = await client.getToken();
    const location = `${variables.ELSEWHERE_URL}/plain`;
    for (const status of [302, 307]) {
      const query = new URLSearchParams({ status, location });
      await assertUnseen(await client.fetch(`to?${query}`), accessToken, "/plain");
    }
  }
}
