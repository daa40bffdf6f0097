// Owns who may use the control routes: programs of this machine, and pages of the sandbox itself.
import type { ReceivedRequest } from "./request.js";

const DEFAULT_PORT = "80";

/**
 * Says why a control request is refused; `undefined` if it is not. `port` is the sandbox's own.
 *
 * A page of another site can send requests to this machine. Its `Origin` tells it apart, and where its name was made to
 * mean this machine (DNS rebinding), its `Host`. Programs that are no browsers send no `Origin`.
 */
export function refusal(
  { headers }: Pick<ReceivedRequest, "headers">,
  port: string,
): string | undefined {
  const host = headers["host"]?.toLowerCase();
  const names = ["127.0.0.1", "localhost", "[::1]"];
  const own = names.map((name) => `${name}:${port}`);
  if (port === DEFAULT_PORT) own.push(...names);
  if (host === undefined || !own.includes(host)) {
    return `the Host header must be one of ${own.join(", ")}`;
  }
  const { origin } = headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) {
    return "pages of another origin cannot use the control routes";
  }
  return undefined;
}
