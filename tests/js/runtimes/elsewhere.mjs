// Owns the servers of the behaviours about redirects: one over TLS that redirects where it is told to,
// and a plain one elsewhere that answers with what it has received.

import { certificateFile, startTls } from "../security/tls/server.mjs";
import { startRecorder } from "../support/recorder.mjs";

/** Redirects calls that carry a token, in whichever header. */
function redirect({ url, headers }, response) {
  const { searchParams } = new URL(url, "https://localhost");
  const carries = headers.authorization?.startsWith("Bearer ") || headers.accesstoken;
  if (!carries) return response.writeHead(401).end();
  const location = searchParams.get("location");
  return response.writeHead(Number(searchParams.get("status")), { location }).end();
}

const tell = ({ url, headers }, response) => response.end(JSON.stringify({ url, headers }));

/** Starts them; they end with the test. Gives what the behaviours and their runtimes read. */
export async function elsewhere(t) {
  const [tls, plain] = [await startTls(t, redirect), await startRecorder(t, tell)];
  return {
    TLS_URL: `${tls.url}/`,
    ELSEWHERE_URL: plain.url,
    NODE_EXTRA_CA_CERTS: certificateFile,
  };
}
