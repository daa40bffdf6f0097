// Owns a fresh process that gets as far as it is told (nowhere, to an imported adapter, or to the first
// header) and then tells how long that took since the process began.

const [goal, peer, server] = process.argv.slice(2);
if (goal !== "nowhere") {
  const { create } = await import(`../peers/${peer}.mjs`);
  if (goal === "header") await (await create(JSON.parse(server))).header();
}
const milliseconds = performance.now();
const { user, system } = process.cpuUsage();
const result = { wall: milliseconds, processor: (user + system) / 1e3 };
process.stdout.write(JSON.stringify(result), () => process.exit());
