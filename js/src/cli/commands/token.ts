// Owns `everbearer token`: gets a token and says what it is.

import { claimsIn } from "../claims.js";
import type { Command, Context, Given } from "../arguments.js";
import { EXIT } from "../outcome.js";
import type { ExitCode } from "../outcome.js";
import { clientOf, SOURCE_OPTIONS, sourceOf } from "../source.js";
import { durationOf, isoOf } from "../times.js";

async function run(given: Given, context: Context): Promise<ExitCode> {
  const { output } = context;
  const client = await clientOf(sourceOf(given, context));
  try {
    const { accessToken, expiresAt, scope } = await client.getToken({ signal: context.signal });
    if (given.flag("raw")) {
      output.raw(`${accessToken}\n`);
      return EXIT.done;
    }
    output.hide(accessToken);
    const claims = claimsIn(accessToken);
    const { missingScope } = client.status();
    if (output.json) {
      output.data({ expiresAt: isoOf(expiresAt), scope, missingScope, claims });
      return EXIT.done;
    }
    const left = durationOf(expiresAt - Date.now());
    output.rows([
      ["expires", `${isoOf(expiresAt)}, in ${left}`],
      ["scope", scope ?? "not named by the server"],
      ...(missingScope === undefined ? [] : [["not granted", missingScope] as const]),
      ["form", claims ? "JWT" : "opaque"],
      ...Object.entries(claims ?? {}).map(([name, value]) => [`  ${name}`, shown(value)] as const),
    ]);
    return EXIT.done;
  } finally {
    client.close();
  }
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** `everbearer token`. */
export const token: Command = {
  brief: "Gets a token and says what it is.",
  summary:
    "Gets a token, and prints when it expires, its scope and, of a JWT, its claims. Nothing is verified.",
  options: {
    ...SOURCE_OPTIONS,
    raw: { help: "Print the token itself, and nothing else." },
  },
  example: "everbearer token --prefix ACME --dotenv .env",
  run,
};
