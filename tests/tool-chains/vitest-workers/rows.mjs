// Owns the rows of Vitest in workerd, with Cloudflare's pool of workers.

async function tested(project) {
  const report = project.path("report.json");
  // miniflare needs Node 22.
  const node = project.node(22);
  const flags = ["run", "--reporter=default", "--reporter=json", `--outputFile=${report}`];
  await project.run(node, [project.installed("vitest/vitest.mjs"), ...flags]);
  const { numPassedTests } = await project.json("report.json");
  if (numPassedTests !== 1) throw new Error(`${numPassedTests} tests passed, not 1`);
  return "token, call, replay, fake time";
}

export const rows = {
  "Vitest {vitest}, workerd, by vitest-pool-workers {@cloudflare/vitest-pool-workers}": tested,
};
