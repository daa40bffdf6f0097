// Owns `everbearer presets`: finds presets, and says what one needs.

import { catalogue } from "../../presets/generated/entries.js";
import type { CatalogueEntry } from "../../presets/catalogue.js";
import { nearest } from "../../presets/nearest.js";
import type { Command, Context, Given } from "../arguments.js";
import { EXIT, UsageError } from "../outcome.js";
import type { ExitCode } from "../outcome.js";

const exactly = (slug: string): CatalogueEntry | undefined =>
  catalogue.find((entry) => entry.slug === slug);

/**
 * A preset by its name.
 *
 * @throws UsageError with the nearest names; a name of a preset is no secret, but what stands in its place may be.
 */
export function entryOf(slug: string): CatalogueEntry {
  const found = exactly(slug);
  if (found) return found;
  throw new UsageError(`There is no such preset; the nearest are ${nearestTo(slug)}.`);
}

function run(given: Given, { output }: Context): Promise<ExitCode> {
  const [wanted = ""] = given.positionals;
  const exact = exactly(wanted);
  if (exact) {
    if (output.json) output.data(exact);
    else output.rows(rowsOf(exact));
    return Promise.resolve(EXIT.done);
  }
  const word = wanted.toLowerCase();
  const found = catalogue.filter(({ slug, name, category }) =>
    [slug, name, category].some((text) => text.toLowerCase().includes(word)),
  );
  if (output.json) {
    output.data(found.map(({ slug, name, category }) => ({ slug, name, category })));
  } else if (found.length > 0) {
    output.rows(found.map(({ slug, name, category }) => [slug, `${name} (${category})`]));
  } else {
    output.complain(`None has this word. The nearest are ${nearestTo(word)}.`);
  }
  return Promise.resolve(found.length > 0 ? EXIT.done : EXIT.failed);
}

const nearestTo = (word: string): string =>
  nearest(
    word,
    catalogue.map(({ slug }) => slug),
  ).join(", ");

function rowsOf(entry: CatalogueEntry): (readonly [name: string, value: string])[] {
  const { name, category, tokenUrl, clientAuthentication, variables, scope, pages } = entry;
  return [
    ["name", name],
    ["category", category],
    ["token URL", tokenUrl],
    ...(clientAuthentication === undefined
      ? []
      : [["authentication", clientAuthentication] as const]),
    ...variables.map(
      ({ name: variable, about, required }) =>
        [`${variable}${required ? "" : "?"}`, about] as const,
    ),
    ...(scope === undefined
      ? []
      : [["scope", scope.length > 0 ? `such as ${scope.join(" ")}` : "required"] as const]),
    ...pages.map((page) => ["see", page] as const),
  ];
}

/** `everbearer presets`. */
export const presets: Command = {
  brief: "Finds presets of providers.",
  summary:
    "Lists the presets whose name or category has a word; of one preset, what it needs. All of them are in docs/presets.md.",
  takes: "[WORD or NAME]",
  positionals: [0, 1],
  options: {},
  example: "everbearer presets payments\neverbearer presets auth0",
  run,
};
