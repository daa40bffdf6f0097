// Owns a new process that goes as far as its argument says (nowhere, to an imported adapter, or to the
// first header) and then prints the time since its start.

const [goal, peer, server] = process.argv.slice(2);
if (goal !== "nowhere") {
  const { create } = await import(`../peers/${peer}.mjs`);
  if (goal === "header") await (await create(JSON.parse(server))).header();
}
const milliseconds = performance.now();
const { user, system } = process.cpuUsage();
const result = { wall: milliseconds, processor: (user + system) / 1e3 };
process.stdout.write(JSON.stringify(result), () => process.exit());
