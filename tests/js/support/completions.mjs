// Owns asking TypeScript's language service for completions, as editors do.

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../../..", import.meta.url));
// Within the package, so that it resolves itself. There is no such file.
const FILE = join(root, "build", "completions.mts");
const CURSOR = "‸";

/** A strict project of modules for Node. */
export const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

const documents = ts.createDocumentRegistry();

/** The names that an editor offers at the cursor `‸` of a text. */
export function completionsAt(marked) {
  const position = marked.indexOf(CURSOR);
  const text = marked.replace(CURSOR, "");
  const service = ts.createLanguageService(
    {
      getCompilationSettings: () => OPTIONS,
      getScriptFileNames: () => [FILE],
      getScriptVersion: () => "1",
      getScriptSnapshot: (name) => {
        const content = name === FILE ? text : ts.sys.readFile(name);
        return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
      fileExists: (name) => name === FILE || ts.sys.fileExists(name),
      readFile: ts.sys.readFile,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
    },
    documents,
  );
  const found = service.getCompletionsAtPosition(FILE, position, {});
  service.dispose();
  return (found?.entries ?? []).map(({ name }) => name);
}
