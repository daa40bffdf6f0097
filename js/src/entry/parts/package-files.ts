// Owns reading files in Node and Bun: the package's wasm, and text.

import type fileSystem from "node:fs";
import { createRequire } from "node:module";

type FileSystem = typeof fileSystem;

/**
 * Node's file system. A static import of it would take longer than loading this package, because Node
 * then prepares all that it exports. What gives it at no cost is younger than Node 20.9.
 */
function files(): FileSystem {
  const { getBuiltinModule } = process as Partial<NodeJS.Process>;
  const take: (name: string) => unknown = getBuiltinModule ?? createRequire(import.meta.url);
  return take("node:fs") as FileSystem;
}

/** Compiles the package's wasm. */
export const module = (): WebAssembly.Module =>
  new WebAssembly.Module(files().readFileSync(new URL("./everbearer.wasm", import.meta.url)));

/** Reads a text file. */
export const readTextFile = (path: string): string => files().readFileSync(path, "utf8");
