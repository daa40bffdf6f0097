// Owns a measuring process: one measurement of one peer, in a process that nothing else has warmed up.
// The task is its argument, and its last line is the result.

const task = JSON.parse(process.argv[2]);
const { sample } = await import(`./measure/${task.measure}.mjs`);
const result = await sample(task, task.size);
process.stdout.write(`\n${JSON.stringify(result)}\n`, () => process.exit());
