// Where everything comes from that the package is built of, as far as it can be checked offline;
// scripts/audit.mjs looks up known vulnerabilities.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { inRoot } from "../../../../scripts/lib/paths.mjs";
import { LOCKED, TOOL_CHAINS } from "../../../../scripts/lib/packages.mjs";
import { pinnedIn } from "../../../../scripts/lib/python.mjs";

const read = (...path) => readFileSync(inRoot(...path), "utf8");
const manifest = JSON.parse(read("package.json"));

describe("npm", () => {
  test("the package has no dependencies, no peer but OpenTelemetry's API, which is optional, and no install script", () => {
    const api = "@opentelemetry/api";
    assert.deepEqual(manifest.peerDependencies, { [api]: "^1.9.0" });
    assert.deepEqual(manifest.peerDependenciesMeta, { [api]: { optional: true } });
    for (const name of ["", "optional", "bundle"]) {
      const key = name === "" ? "dependencies" : `${name}Dependencies`;
      assert.equal(manifest[key], undefined, key);
    }
    const scripts = Object.keys(manifest.scripts);
    assert.deepEqual(
      scripts.filter((name) => /^(pre|post)|^(install|prepare|publish)/.test(name)),
      [],
    );
  });

  for (const place of LOCKED) {
    test(`${place}: versions are exact, and the lock has a SHA-512 of every package`, () => {
      const { dependencies, devDependencies } = JSON.parse(read(place, "package.json"));
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
        // An alias is another version of a package that is present already.
        assert.match(version, /^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/, name);
      }
      const { packages } = JSON.parse(read(place, "package-lock.json"));
      const locked = Object.entries(packages).filter(([path]) => path !== "");
      assert.ok(locked.length > 10);
      for (const [path, { integrity, resolved, link }] of locked) {
        assert.match(integrity, /^sha512-[\w+/]{86}==$/, path);
        assert.deepEqual([resolved, link], [undefined, undefined], path);
      }
    });
  }

  test("no package runs a script when it is installed", () => {
    assert.match(read(".npmrc"), /^ignore-scripts=true$/m);
    assert.match(read("scripts", "lib", "packages.mjs"), /"ci", "--ignore-scripts"/);
  });
});

describe("pip", () => {
  const places = [...TOOL_CHAINS, "tests/js/fleet"].filter((place) =>
    existsSync(inRoot(place, "requirements.txt")),
  );
  assert.ok(places.length > 1);

  for (const place of places) {
    test(`${place}: versions are exact, and each file has its SHA-256`, () => {
      const text = read(place, "requirements.txt").replaceAll(/^ *#.*\n/gm, "");
      const packages = text.trim().split(/\n(?! )/);
      assert.ok(packages.length > 2);
      for (const one of packages) {
        const [head, ...hashes] = one.split(" \\\n    ");
        assert.match(head, /^[a-z][\w-]*==[\d.]+(?:post\d+)?( ; [\w '.=!<>]+)?$/);
        assert.ok(hashes.length > 0, head);
        for (const hash of hashes) assert.match(hash, /^--hash=sha256:[0-9a-f]{64}$/, head);
      }
    });

    test(`${place}: what is asked for is pinned in the same version`, () => {
      const wanted = pinnedIn(read(place, "requirements.in"));
      const pinned = pinnedIn(read(place, "requirements.txt"));
      assert.ok(Object.keys(wanted).length > 0);
      for (const [name, version] of Object.entries(wanted)) assert.equal(pinned[name], version);
    });
  }

  test("no package runs code when it is installed", () => {
    assert.match(read("scripts", "lib", "python.mjs"), /--require-hashes --only-binary=:all: /);
  });
});

describe("cargo", () => {
  const lock = read("Cargo.lock").split("[[package]]").slice(1);

  test("every crate comes from crates.io and has a checksum", () => {
    const others = lock.filter((one) => !one.includes('name = "everbearer"'));
    assert.equal(others.length, lock.length - 1);
    for (const crate of others) {
      assert.match(
        crate,
        /^source = "registry\+https:\/\/github\.com\/rust-lang\/crates\.io-index"$/m,
      );
      assert.match(crate, /^checksum = "[0-9a-f]{64}"$/m);
    }
  });

  test("versions in Cargo.toml are exact", () => {
    const versions = [...read("Cargo.toml").matchAll(/^[\w-]+ = (?:\{ version = )?"(=?[\d.]+)"/gm)];
    const named = versions
      .map(([line, version]) => [line, version])
      .filter(([line]) => !/^(version|edition|rust-version) /.test(line));
    assert.ok(named.length > 10, `${named.length}`);
    for (const [line, version] of named) assert.match(version, /^=\d+\.\d+\.\d+$/, line);
  });

  test("every crate in the module has a licence that deny.toml allows", () => {
    const args = ["metadata", "--locked", "--format-version", "1"];
    args.push("--filter-platform", "wasm32-unknown-unknown");
    const limits = { cwd: inRoot(), encoding: "utf8", maxBuffer: 64 * 1024 * 1024 };
    const { packages } = JSON.parse(execFileSync("cargo", args, { ...limits, stdio: "pipe" }));
    const [, list] = read("deny.toml").match(/^allow = \[(.*)\]$/m);
    const allowed = JSON.parse(`[${list}]`);
    const isAllowed = (licence) =>
      licence
        .replaceAll(/[()]/g, "")
        .split(" AND ")
        .every((each) => each.split(/ OR |\//).some((one) => allowed.includes(one)));
    assert.ok(packages.length > 20);
    for (const { name, license } of packages) assert.ok(isAllowed(license), `${name} ${license}`);
  });
});
