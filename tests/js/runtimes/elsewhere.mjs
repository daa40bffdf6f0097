// Owns the servers of the behaviours about redirects: one over TLS that redirects on demand, and a plain one
// elsewhere that echoes its requests.

import { certificateFile, startTls } from "../security/tls/server.mjs";
import { startRecorder } from "../support/recorder.mjs";

/** Redirects calls with a token, in any header. */
function redirect({ url, headers }, response) {
  const { searchParams } = new URL(url, "https://localhost");
  const carries = headers.authorization?.startsWith("Bearer ") || headers.accesstoken;
  if (!carries) return response.writeHead(401).end();
  const location = searchParams.get("location");
  return response.writeHead(Number(searchParams.get("status")), { location }).end();
}

const tell = ({ url, headers }, response) => response.end(JSON.stringify({ url, headers }));

/** Starts them; they close with the test. Gives the variables of behaviours and runtimes. */
export async function elsewhere(t) {
  const [tls, plain] = [await startTls(t, redirect), await startRecorder(t, tell)];
  return {
    TLS_URL: `${tls.url}/`,
    ELSEWHERE_URL: plain.url,
    NODE_EXTRA_CA_CERTS: certificateFile,
  };
}
