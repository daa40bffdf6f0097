// The documents say what the code does: their tables are compared with its tables, their links are
// followed, and the examples of the README, of options.md and of testing.md are type-checked. An example
// whose fence says `js run` is also run, in a process of its own, with the sandbox for all providers.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startSandbox } from "everbearer/sandbox";
import { measure } from "../../../scripts/lib/sizes.mjs";
import { checks, SLOW_UNIT_TESTS, stages } from "../../../scripts/lib/stages.mjs";
import { findingsIn } from "../support/typecheck.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../..", import.meta.url));
const read = (path) => readFileSync(join(root, path), "utf8");

const manifest = JSON.parse(read("package.json"));
const readme = read("README.md");
const optionsPage = read("docs/options.md");
const contributing = read("CONTRIBUTING.md");
const tenants = read("docs/tenants.md");
const design = read("docs/design.md");
const generated = read("js/src/generated/error-codes.ts");
const roots = ["README", "CONTRIBUTING", "RELEASING", "SECURITY", "CHANGELOG"];
const documents = roots
  .map((name) => `${name}.md`)
  .concat(
    readdirSync(join(root, "docs"), { recursive: true })
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name.replaceAll("\\", "/")}`),
  );

/** Sizes change a little with each compiler; documents follow larger changes. */
const SIZE_TOLERANCE = 0.1;

/** The rows of the table whose header begins with this cell, without header and rule. */
function table(text, firstHeader) {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => new RegExp(`^\\| ${firstHeader} +\\|`).test(line));
  assert.notEqual(start, -1, `there is no table with the header ${firstHeader}`);
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith("|"));
  const cells = (line) => line.split("|").slice(1, -1);
  return rows.slice(0, end).map((line) => cells(line).map((cell) => cell.trim()));
}

const code = (text) => text.replaceAll("`", "");
const names = (rows) => rows.map(([name]) => code(name));
const section = (text, pattern) => text.match(pattern)?.[1] ?? assert.fail(`${pattern} not found`);

/** The parameters of the lifecycle: name, unit and default. */
const policy = [
  ...section(generated, /export interface Policy \{([\s\S]*?)\n\}/).matchAll(
    /Unit: (.+?)\.(?: Range: \d+ to \d+\.)? Default: ([\d.]+)\. \*\/\n\s+readonly (\w+)\?/g,
  ),
].map(([, unit, value, name]) => ({ name, unit, value }));

describe("tables", () => {
  test("every error code, with its class and whether it is transient", () => {
    const codes = [
      ...generated.matchAll(/^ {2}(\w+): \{ class: "(\w+)", transient: (true|false) \}/gm),
    ].map(([, name, kind, transient]) => [name, kind, transient === "true" ? "yes" : "no"]);
    assert.ok(codes.length > 10);
    const rows = table(readme, "Code");
    assert.deepEqual(
      rows.map((row) => row.slice(0, 3).map(code)),
      codes,
    );
    assert.ok(rows.every((row) => row[3] && row[4]));
  });

  test("every member of a profile, with its meaning and default", () => {
    const body = section(generated, /export interface Profile \{([\s\S]*?)\n\}/);
    const members = [
      ...body.matchAll(/\/\*\* (.+?) Default: `(.*?)`\. \*\/\n\s+readonly (\w+)\?/g),
    ].map(([, meaning, value, name]) => [name, meaning, value]);
    assert.ok(members.length > 10);
    assert.deepEqual(
      table(optionsPage, "Member").map((row) => row.map(code)),
      members.map((row) => row.map(code)),
    );
  });

  test("every event, with its members", () => {
    const source = read("js/src/client/events.ts");
    const rows = table(readme, "Event");
    const pairs = [
      ...source.matchAll(/export interface (\w+) \{\n[^}]*? {2}readonly type: "([\w-]+)";/g),
    ].map(([all, type, name]) => [all, name, type]);
    assert.equal(pairs.length, 9);
    assert.deepEqual(
      names(rows),
      pairs.map(([, name]) => name),
    );
    for (const [index, [, name, type]] of pairs.entries()) {
      const body = section(source, new RegExp(`export interface ${type} \\{([\\s\\S]*?)\\n\\}`));
      for (const [, member] of body.matchAll(/readonly (\w+)/g)) {
        if (["type", "at"].includes(member)) continue;
        assert.ok(rows[index][2].includes(`\`${member}\``), `${name}: ${member}`);
      }
    }
  });

  test("every parameter of the lifecycle, with default and unit", () => {
    assert.ok(policy.length > 10);
    const rows = table(design, "Parameter").map(([name, value, unit]) => [code(name), value, unit]);
    assert.deepEqual(
      rows,
      policy.map(({ name, unit, value }) => [name, value, unit]),
    );
  });

  test("the windows of tokens agree with the defaults", () => {
    const units = { h: 3_600_000, min: 60_000, s: 1_000 };
    const ms = (text) => {
      const [, count, unit] = text.match(/^(\d+) (h|min|s)\b/) ?? assert.fail(text);
      return Number(count) * units[unit];
    };
    const value = (name) => Number(policy.find((one) => one.name === name).value);
    const window = (life, prefix, bound) =>
      Math.min(
        Math.max(life * value(`${prefix}Ratio`), value(`${prefix}MinMs`)),
        value(`${prefix}MaxMs`),
        life * bound,
      );
    for (const [life, ahead, hard] of table(readme, "The token lives for")) {
      assert.equal(ms(ahead), window(ms(life), "refreshAhead", 0.5), `${life}: ${ahead}`);
      assert.equal(ms(hard), window(ms(life), "hardWindow", 0.25), `${life}: ${hard}`);
    }
  });

  test("every option, member and status of a pool, and the ages at which its tokens are refreshed", () => {
    const source = read("js/src/pool/options.ts");
    const membersOf = (type) => {
      const body = section(
        source,
        new RegExp(`export interface ${type} [^{]*\\{([\\s\\S]*?)\\n\\}`),
      );
      return [...body.matchAll(/readonly (\w+)\??:/g)].map(([, name]) => name);
    };
    const [credentials, most, requests] = membersOf("ClientPoolOptions");
    const limits = membersOf("TokenRequestLimits").map((name) => `${requests}.${name}`);
    assert.deepEqual(names(table(tenants, "Option")), [credentials, most, ...limits]);
    assert.deepEqual(names(table(tenants, "Member")), membersOf("PoolStatus"));
    const list = section(source, /export const CREDENTIALS = \[([\s\S]*?)\] as const/);
    const told = table(tenants, "Members").flatMap(([cell]) => code(cell).split(", "));
    assert.deepEqual(told.toSorted(), list.match(/\w+/g).toSorted());

    const unit = { h: 3_600, min: 60, s: 1 };
    const seconds = (text) =>
      [...text.matchAll(/([\d.]+) (h|min|s)\b/g)].reduce((sum, [, n, u]) => sum + n * unit[u], 0);
    const value = (name) => Number(policy.find((one) => one.name === name).value);
    for (const [life, ages, mean, hourly] of table(tenants, "The token lives for")) {
      const all = seconds(life);
      const [least, last] = [value("refreshAheadMinMs"), value("refreshAheadMaxMs")];
      const ahead = Math.min(
        Math.max(all * value("refreshAheadRatio"), least / 1_000),
        last / 1_000,
      );
      const latest = all - Math.min(ahead, all / 2);
      const first = latest - Math.min(latest - all / 4, all / 2);
      assert.deepEqual(ages.split(" to ").map(seconds), [first, latest], life);
      assert.equal(seconds(mean), (first + latest) / 2, life);
      assert.equal(hourly, String(Number((3_600 / seconds(mean)).toPrecision(2))), life);
    }
  });

  test("budgets of sizes, and sizes in one place only", () => {
    const budgets = JSON.parse(read("budgets.json"));
    const [wasm, entry] = table(design, "What").map(([, cell]) => parseInt(cell));
    assert.equal(wasm, budgets.wasm.brotli);
    assert.equal(entry, budgets["node entry, minified"].brotli);
    assert.ok(design.includes(`${budgets.wasm.raw} B raw`));
    const limits = Object.values(budgets).flatMap((budget) => Object.values(budget));
    const elsewhere = Object.entries({ design, readme }).flatMap(([name, text]) =>
      [...text.matchAll(/\b(\d{4,}) B\b/g)]
        .filter(([, bytes]) => !limits.includes(Number(bytes)))
        .map(([figure]) => `${name}: ${figure}`),
    );
    assert.deepEqual(elsewhere, []);
  });

  test("the size of each runtime's entry, and the versions that were run", async () => {
    const sizes = await measure();
    const runtimes = read("docs/runtimes.md");
    const rows = table(runtimes, "Entry").map(([name, ...cells]) => [code(name), ...cells]);
    const other = {
      "everbearer.wasm": "wasm",
      authentication: "authentication chunk",
      stores: "stores chunk",
      "athena with patients alone": "athena with patients alone, minified",
      "workerd, authentication, stores and wasm": "workerd entry and wasm",
    };
    const keyOf = (name) => other[name] ?? `${name} entry, minified`;
    assert.deepEqual(
      rows.map(([name]) => keyOf(name)),
      Object.keys(sizes),
    );
    for (const [name, ...cells] of rows) {
      const { raw, brotli } = sizes[keyOf(name)];
      for (const [index, is] of [raw, brotli].entries()) {
        const told = parseInt(cells[index]);
        assert.ok(Math.abs(told - is) <= is * SIZE_TOLERANCE, `${name}: ${told}, is ${is}`);
      }
    }
    const { dependencies, optionalDependencies } = JSON.parse(
      read("tests/js/runtimes/package.json"),
    );
    const { esbuild, rollup } = manifest.devDependencies;
    const pinned = { ...optionalDependencies, ...dependencies, esbuild, rollup };
    const tested = "node20-linux-x64 node22-linux-x64 node24-linux-x64 @deno/linux-x64-glibc bun";
    const bundlers = "wrangler @edge-runtime/vm vite webpack esbuild rollup";
    for (const name of `${tested} ${bundlers}`.split(" ")) {
      const version = pinned[name].replace(/^.*@/, "");
      assert.ok(runtimes.includes(version), `${name} ${version}`);
    }
  });

  test("every place to look is there and has the text to look for", () => {
    const rows = table(design, "Question");
    assert.ok(rows.length >= 10);
    const missing = rows.filter(([, place, text]) => {
      const [path, wanted] = [place, text].map((cell) => cell.replaceAll("`", ""));
      return !existsSync(join(root, path)) || !read(path).includes(wanted);
    });
    assert.deepEqual(missing, []);
  });

  test("every source file has its place in the tree", () => {
    const tree = section(design, /```text\n([\s\S]*?)```/);
    const rooms = ["client", "call", "wasm", "errors", "runtime", "values"];
    const directories = ["src/engine", "src/wasm", ...rooms.map((room) => `js/src/${room}`)];
    for (const directory of directories) {
      const recursive = directory.startsWith("src/");
      for (const file of readdirSync(join(root, directory), { withFileTypes: true, recursive })) {
        const name = file.name.replace(/\.(rs|ts)$/, "");
        if (name === "mod") continue;
        assert.match(
          tree,
          new RegExp(`(^|[\\s,])${name}([\\s,;:/]|$)`, "m"),
          `${directory}/${name}`,
        );
      }
    }
    for (const name of readdirSync(join(root, "js/src"))) {
      const place = name === "index.ts" ? "^js/src/ +index " : `(^js/src/|\\s)${name}/ `;
      assert.match(tree, new RegExp(place, "m"), `js/src/${name}`);
    }
  });
});

describe("statements", () => {
  test("the requirements, and the commands", () => {
    const cargo = section(read("Cargo.toml"), /^rust-version\s*=\s*"([\d.]+)"/m);
    const node = manifest.engines.node.replace(/^\D+/, "");
    assert.ok(readme.includes(`Node ${node} or newer, npm, and cargo with Rust ${cargo} or newer`));
    for (const command of ["npm run demo", "npm test"]) assert.ok(readme.includes(command));
    assert.ok(manifest.scripts.demo && manifest.scripts.test);
    assert.ok(contributing.includes(`Node ${node} or newer`));
    assert.ok(contributing.includes(`Rust ${cargo} or newer`));
    assert.equal(read(".nvmrc"), `${node}\n`);
    const commands = [...contributing.matchAll(/`?npm run ([\w:-]+)/g)].map(([, name]) => name);
    assert.deepEqual(
      commands.filter((name) => manifest.scripts[name] === undefined),
      [],
    );
  });

  test("the stages that npm run check leaves out", () => {
    const left = section(contributing, /leaves out these stages of `npm test`:\n\n((?:- .*\n)+)/);
    const checked = checks.map(({ name }) => name);
    const skipped = stages.map(({ name }) => name).filter((name) => !checked.includes(name));
    assert.deepEqual(
      [...left.matchAll(/`([\w-]+)`/g)].map(([, name]) => name).toSorted(),
      [...skipped, ...SLOW_UNIT_TESTS].toSorted(),
    );
  });

  test("every decision is in the index with its number and title", () => {
    const pages = readdirSync(join(root, "docs/decisions")).filter((name) => /^\d/.test(name));
    const titles = pages.map((page) => {
      const [, number, title] = read(`docs/decisions/${page}`).match(/^# (\d+)\. (.+)\n/);
      assert.equal(page.slice(0, 4), number.padStart(4, "0"), page);
      return [`[${number}](${page})`, title];
    });
    assert.deepEqual(table(read("docs/decisions/README.md"), "Number"), titles);
  });

  test("the glossary is in alphabetical order, with one line for each word", () => {
    const words = names(table(read("docs/glossary.md"), "Word"));
    assert.ok(words.length > 30);
    assert.deepEqual(words, words.toSorted(new Intl.Collator("en").compare));
    assert.equal(new Set(words).size, words.length);
  });

  test("the changelog has this version, and the licenses are those of the package", () => {
    assert.match(read("CHANGELOG.md"), new RegExp(`^## ${manifest.version} - `, "m"));
    assert.equal(manifest.license, "MIT OR Apache-2.0");
    assert.match(read("LICENSE-MIT"), /^MIT License\n\nCopyright \(c\) \d+ The everbearer authors/);
    assert.match(read("LICENSE-APACHE"), /Copyright \d+ The everbearer authors/);
  });
});

describe("links", () => {
  /** A heading's anchor, as GitHub makes it. */
  const slug = (heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-");
  const withoutCode = (text) => text.replace(/^```[\s\S]*?^```$/gm, "").replace(/`[^`\n]*`/g, "");
  const anchors = (path) =>
    [
      ...read(path)
        .replace(/^```[\s\S]*?^```$/gm, "")
        .matchAll(/^#+ (.+)$/gm),
    ].map(([, heading]) => slug(heading));

  for (const path of documents) {
    test(path, () => {
      for (const [, link] of withoutCode(read(path)).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https:/.test(link)) continue;
        const [file, anchor] = link.split("#");
        const target = file === "" ? path : join(dirname(path), file);
        assert.ok(existsSync(join(root, target)), `${link} leads nowhere`);
        if (anchor) assert.ok(anchors(target).includes(anchor), `${link}: no such heading`);
      }
    });
  }
});

describe("examples", () => {
  const examplesIn = (text) =>
    [...text.matchAll(/^```(js|ts)( run)?\n([\s\S]*?)^```$/gm)].map((match) => ({
      name: text
        .slice(0, match.index)
        .match(/^#+ .+$/gm)
        .at(-1),
      language: match[1],
      runnable: match[2] !== undefined,
      text: match[3],
    }));
  const examples = [
    readme,
    optionsPage,
    read("docs/testing.md"),
    tenants,
    read("docs/telemetry.md"),
  ]
    .flatMap(examplesIn)
    .map((example, place) => ({ ...example, file: `${place + 1}.m${example.language}` }));

  test("use the package as it is typed", () => {
    assert.ok(examples.length > 5);
    const texts = Object.fromEntries(examples.map(({ file, text }) => [file, text]));
    assert.deepEqual(findingsIn(texts), []);
  });

  for (const { name, text } of examples.filter(({ runnable }) => runnable)) {
    test(`${name}: runs`, async (t) => {
      const sandbox = await startSandbox();
      t.after(() => sandbox.close());
      const { oauth, url, clientId, clientSecret } = sandbox;
      const credentials = (prefix) => ({
        [`${prefix}_CLIENT_ID`]: clientId,
        [`${prefix}_CLIENT_SECRET`]: clientSecret,
      });
      const env = {
        ...process.env,
        ...credentials("ACME"),
        ...credentials("ATHENA"),
        ...credentials("VAGARO"),
        ACME_TOKEN_URL: oauth.tokenUrl,
        ACME_BASE_URL: oauth.baseUrl,
        ATHENA_PRACTICE_ID: sandbox.athena.practiceId,
        ATHENA_ENVIRONMENT: "preview",
        ATHENA_BASE_URL: url,
        VAGARO_API_BASE_URL: url,
      };
      // The example may contain tests, which must not join this run.
      delete env.NODE_TEST_CONTEXT;
      const args = ["--input-type=module", "--eval", text];
      await run(process.execPath, args, { cwd: root, env, timeout: 20_000 });
      const { athena, vagaro } = sandbox;
      const counters = [oauth, athena, vagaro].map((system) => system.counters());
      for (const { tokenErrors, apiUnauthorized, apiErrors } of counters) {
        assert.deepEqual([tokenErrors, apiUnauthorized, apiErrors], [0, 0, 0]);
      }
    });
  }
});
