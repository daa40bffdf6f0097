// What the workflows may do: each job no more than it needs, actions by commit hash, one job that can
// publish, and no secret at all. And that CI runs each stage of `npm test`.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { parse } from "yaml";
import { inRoot } from "../../../../scripts/lib/paths.mjs";
import { stages } from "../../../../scripts/lib/stages.mjs";

const DIRECTORY = inRoot(".github", "workflows");

const workflows = readdirSync(DIRECTORY).map((file) => {
  const text = readFileSync(join(DIRECTORY, file), "utf8");
  return { ...parse(text), file, text };
});
const release = workflows.find(({ file }) => file === "release.yml");
const stepsOf = ({ jobs }) => Object.values(jobs).flatMap(({ steps }) => steps);

for (const workflow of workflows) {
  describe(workflow.file, () => {
    test("grants nothing to a job that does not ask, and each no more than to read the code", () => {
      assert.deepEqual(workflow.permissions, {});
      for (const [name, { permissions }] of Object.entries(workflow.jobs)) {
        const publishes = workflow === release && name === "publish";
        assert.deepEqual(permissions, publishes ? { "id-token": "write" } : { contents: "read" });
      }
    });

    test("uses actions by their commit hash, and says which version that is", () => {
      for (const { uses } of stepsOf(workflow).filter((step) => step.uses !== undefined)) {
        assert.match(uses, /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
        assert.match(workflow.text, new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+\\n`));
      }
    });

    test("knows no secret, and is not begun by strangers with rights of the repository", () => {
      assert.doesNotMatch(workflow.text, /\bsecrets\b/);
      assert.doesNotMatch(workflow.text, /pull_request_target|workflow_run|issue_comment/);
    });

    test("puts no expression into a script, where its text would be run", () => {
      for (const { run = "" } of stepsOf(workflow)) assert.ok(!run.includes("${{"), run);
    });

    test("says how long each job may take, and on which system it runs", () => {
      for (const job of Object.values(workflow.jobs)) {
        assert.ok(Number.isInteger(job["timeout-minutes"]));
        assert.match(job["runs-on"], /-\d/);
      }
    });
  });
}

describe("CI", () => {
  const { jobs } = workflows.find(({ file }) => file === "ci.yml");

  test("runs each stage once", () => {
    const groups = jobs.stages.strategy.matrix.stages.map((group) => group.split(" "));
    assert.deepEqual(groups.flat().toSorted(), stages.map(({ name }) => name).toSorted());
    assert.match(jobs.stages.steps.at(-1).run, /^node scripts\/test\.mjs --only \$\{STAGES/);
  });

  test("names each job by its stages, lets no failure end another job, and passes if all do", () => {
    assert.equal(jobs.stages.name, "${{ matrix.stages }}");
    assert.equal(jobs.stages.strategy["fail-fast"], false);
    assert.equal(jobs.test.needs, "stages");
    assert.equal(jobs.test.if, "always()");
    assert.deepEqual(jobs.test.steps.at(-1).env, { RESULT: "${{ needs.stages.result }}" });
  });
});

describe("the release", () => {
  test("is begun by a tag alone, and publishes what the tests have passed", () => {
    assert.deepEqual(release.on, { push: { tags: ["v*"] } });
    const { build, publish } = release.jobs;
    assert.ok(build.steps.some(({ run }) => run === ".ci/run"));
    assert.equal(publish.needs, "build");
    assert.match(publish.steps.at(-1).run, /sha256sum --check/);
  });

  test("is published with provenance, once, by the job that runs no code of the repository", () => {
    const publishing = stepsOf(release).filter(({ run }) => run?.includes("npm publish"));
    assert.deepEqual(publishing, [release.jobs.publish.steps.at(-1)]);
    assert.match(publishing[0].run, /npm publish \S+\.tgz --provenance .*--ignore-scripts/);
    const others = release.jobs.publish.steps.slice(0, -1);
    assert.deepEqual(
      others.filter(({ uses }) => !uses?.startsWith("actions/download-artifact@")),
      [],
    );
  });
});
