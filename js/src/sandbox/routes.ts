// Owns route tables: method, path template and handler. A new operation is one more row in a table.
import type { PlainResponse } from "./response.js";

/** Returns the decoded text of a `:name` segment of the template. */
export type PathParameter = (name: string) => string;

/** One row of a table. `Context` is what the handlers of that table need. */
export interface Route<Context> {
  /** The HTTP method, or `"*"` for all. */
  readonly method: string;
  /** Literal and `:name` segments, such as `/things/:id`. */
  readonly path: string;
  respond(context: Context, parameter: PathParameter): PlainResponse;
}

/** The response of the first row that matches; `undefined` if none does. */
export function route<Context>(
  table: readonly Route<Context>[],
  method: string,
  path: string,
  context: Context,
): PlainResponse | undefined {
  for (const row of table) {
    if (row.method !== "*" && row.method !== method) continue;
    const found = match(row.path, path);
    if (found !== undefined) return row.respond(context, (name) => found.get(name) ?? "");
  }
  return undefined;
}

function match(template: string, path: string): Map<string, string> | undefined {
  const wanted = template.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const found = new Map<string, string>();
  for (const [index, part] of wanted.entries()) {
    const text = given[index] ?? "";
    if (!part.startsWith(":")) {
      if (part !== text) return undefined;
      continue;
    }
    const value = decodeSegment(text);
    if (value === undefined || value === "") return undefined;
    found.set(part.slice(1), value);
  }
  return found;
}

function decodeSegment(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
