// Owns a process that goes as far as its argument says (nowhere, to an imported adapter, or to the first
// header) and then prints a line. For every runtime that is a process.

const [goal, peer, settings] = globalThis.Deno?.args ?? globalThis.process.argv.slice(2);
if (goal !== "nowhere") {
  const { create } = await import(`../peers/${peer}.mjs`);
  if (goal === "header") await create(JSON.parse(settings)).header();
}
console.log("there");
