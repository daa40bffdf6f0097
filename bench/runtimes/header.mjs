// Owns a process that gets as far as it is told (nowhere, to an imported adapter, or to the first header)
// and then says so. For every runtime that is a process.

const [goal, peer, settings] = globalThis.Deno?.args ?? globalThis.process.argv.slice(2);
if (goal !== "nowhere") {
  const { create } = await import(`../peers/${peer}.mjs`);
  if (goal === "header") await create(JSON.parse(settings)).header();
}
console.log("there");
