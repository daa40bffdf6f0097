// Owns `everbearer doctor`: finds out why there is no token, step by step, and says what to do.

import type { Command, Context, Given } from "../arguments.js";
import { diagnose } from "../doctor/diagnosis.js";
import { examine } from "../doctor/examine.js";
import type { Step } from "../doctor/facts.js";
import { paragraphOf } from "../doctor/report.js";
import { EXIT } from "../outcome.js";
import type { ExitCode } from "../outcome.js";
import { SOURCE_OPTIONS, sourceOf } from "../source.js";
import { VERSION } from "../version.js";

async function run(given: Given, context: Context): Promise<ExitCode> {
  const { output, signal, env } = context;
  const source = sourceOf(given, context);
  const steps: Step[] = [];
  const tryMethods = given.flag("try-methods");
  if (tryMethods) {
    output.complain(
      "--try-methods sends the credentials in other ways as well. Some providers lock a client after a few refusals.",
    );
  }
  const facts = await examine({
    ...{ source, env, signal, tryMethods, url: given.text("url") },
    tell: (step) => {
      steps.push(step);
      if (!output.json) output.line(lineOf(step, output.mark(step.mark)));
    },
    hide: (secret) => {
      output.hide(secret);
    },
  });
  const causes = diagnose(facts);
  const report = paragraphOf(facts, causes, VERSION);
  if (output.json) output.data({ steps, causes, report });
  else {
    output.line();
    for (const [index, { cause, todo }] of causes.entries()) {
      output.line(`${index === 0 ? output.bold("Likely cause") : "Or"}: ${cause}`);
      output.line(`  ${todo}`);
    }
    if (causes.length === 0) output.line("Nothing is wrong.");
    output.line();
    output.line(report);
  }
  return causes.length === 0 ? EXIT.done : EXIT.failed;
}

function lineOf({ name, text, ms }: Step, mark: string): string {
  return `${mark} ${name.padEnd(14)}${`${ms.toFixed(0)} ms`.padStart(8)}  ${text}`;
}

/** `everbearer doctor`. */
export const doctor: Command = {
  brief: "Finds out why there is no token.",
  summary:
    "Finds out why there is no token: variables, URL, proxy, DNS, TCP, TLS, clock, the token request as configured, and a call. It ends with a paragraph for a support ticket.",
  options: {
    ...SOURCE_OPTIONS,
    url: { value: "URL", help: "Make a call to this URL with the token." },
    "try-methods": { help: "If the credentials are refused, try the other ways to send them." },
  },
  example: "everbearer doctor --prefix ACME --url https://api.example.com/v1/me",
  run,
};
