// Owns `everbearer call`: one call with a fresh token, as curl makes it.

import type { Command, Context, Given } from "../arguments.js";
import { contentOf } from "../files.js";
import { EXIT, UsageError } from "../outcome.js";
import type { ExitCode } from "../outcome.js";
import { clientOf, SOURCE_OPTIONS, sourceOf } from "../source.js";

async function run(given: Given, context: Context): Promise<ExitCode> {
  const { output, signal } = context;
  const [url = ""] = given.positionals;
  const init = { ...initOf(given), signal };
  const client = await clientOf(sourceOf(given, context), originOf(url));
  try {
    const response = await client.fetch(url, init);
    const body = new Uint8Array(await response.arrayBuffer());
    const { status, statusText } = response;
    if (output.json) {
      const headers = Object.fromEntries(response.headers);
      output.data({ status, headers, body: new TextDecoder().decode(body) });
    } else {
      if (given.flag("include")) {
        output.line(`${String(status)} ${statusText}`.trim());
        for (const [name, value] of response.headers) output.line(`${name}: ${value}`);
        output.line();
      }
      output.raw(body);
    }
    return response.ok || status < 400 ? EXIT.done : EXIT.refused;
  } finally {
    client.close();
  }
}

/** Without a base, the token may go to the origin that is named: who types a URL means it. */
function originOf(url: string): { readonly allowedOrigins?: readonly string[] } {
  return URL.canParse(url) ? { allowedOrigins: [new URL(url).origin] } : {};
}

function initOf(given: Given): RequestInit {
  const data = given.text("data");
  const method = given.text("request") ?? (data === undefined ? "GET" : "POST");
  const headers = new Headers();
  for (const line of given.list("header")) {
    const [name = "", ...value] = line.split(":");
    try {
      headers.append(name.trim(), value.join(":").trim());
    } catch {
      throw new UsageError('--header must be "Name: value".');
    }
  }
  if (headers.has("authorization")) {
    throw new UsageError("--header must not be Authorization: the token goes there.");
  }
  if (data === undefined) return { method, headers };
  if (!headers.has("content-type")) {
    headers.set("content-type", "application/x-www-form-urlencoded");
  }
  return {
    method,
    headers,
    body: data.startsWith("@") ? contentOf("--data", data.slice(1)) : data,
  };
}

/** `everbearer call`. */
export const call: Command = {
  brief: "Makes one call with a fresh token.",
  summary:
    "Makes one call with a fresh token, and prints the body. The token is replaced and the call repeated if the API rejects it.",
  takes: "URL",
  positionals: [1, 1],
  options: {
    ...SOURCE_OPTIONS,
    request: {
      value: "METHOD",
      short: "X",
      help: "The method. Default: GET, or POST with --data.",
    },
    header: { value: "LINE", short: "H", multiple: true, help: 'A header, "Name: value".' },
    data: { value: "DATA", short: "d", help: "The body, or @FILE. Default type: a form." },
    include: { short: "i", help: "Print status and headers as well." },
  },
  example: 'everbearer call --prefix ACME "https://api.example.com/v1/orders?limit=1"',
  run,
};
