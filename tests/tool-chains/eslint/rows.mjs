// Owns the rows of eslint-plugin-import, which resolves imports.

const linted =
  (file, settings = {}) =>
  async (project) => {
    const { ESLint } = await project.load("eslint/lib/api.js");
    const { default: plugin } = await project.load("eslint-plugin-import/lib/index.js");
    const rules = {
      "import/no-unresolved": ["error", { commonjs: true }],
      "import/named": "error",
    };
    const eslint = new ESLint({
      cwd: project.place,
      overrideConfigFile: true,
      overrideConfig: { plugins: { import: plugin }, rules, settings },
    });
    const [{ messages }] = await eslint.lintFiles([file]);
    if (messages.length > 0) throw new Error(messages.map(({ message }) => message).join("\n"));
    return "every import is found";
  };

const resolver = { "import/resolver": { typescript: { alwaysTryTypes: false } } };

export const rows = {
  "eslint-plugin-import {eslint-plugin-import}, the main entry": linted("plain.mjs"),
  "eslint-plugin-import {eslint-plugin-import}, eslint-import-resolver-typescript {eslint-import-resolver-typescript}":
    linted("main.mjs", resolver),
};
