// Owns type-checking the documents' examples as a user's editor does.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The compiler's errors in these texts, by file name. They import the package by its name. */
export function findingsIn(texts, options = {}) {
  // Within the package, so that it resolves itself; one directory for each process.
  const directory = join(root, "build", `examples-${process.pid}`);
  mkdirSync(directory, { recursive: true });
  try {
    const files = Object.entries(texts).map(([name, text]) => {
      const file = join(directory, name);
      writeFileSync(file, text);
      return file;
    });
    return diagnosed(files, options);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function diagnosed(files, options) {
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ["node"],
    typeRoots: [join(root, "node_modules", "@types")],
    allowJs: true,
    checkJs: true,
    skipLibCheck: true,
    noEmit: true,
    ...options,
  });
  return ts.getPreEmitDiagnostics(program).map((one) => {
    const where = one.file && one.file.getLineAndCharacterOfPosition(one.start).line + 1;
    const text = ts.flattenDiagnosticMessageText(one.messageText, " ");
    return `${one.file?.fileName}:${where} ${text}`;
  });
}
