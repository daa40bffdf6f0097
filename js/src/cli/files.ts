// Owns reading files that an option names.

import { readFileSync } from "node:fs";
import { textIn } from "../values/foreign.js";
import { UsageError } from "./outcome.js";

/**
 * The content of a file.
 *
 * @throws UsageError that names the option, and not the file: a secret may stand in its place.
 */
export function contentOf(option: string, file: string): Buffer<ArrayBuffer> {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = textIn(error, "code") ?? "unknown";
    throw new UsageError(`The file of ${option} cannot be read (${code}).`);
  }
}
