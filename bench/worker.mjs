// Owns a measuring process: one measurement of one peer, in a process that nothing else has warmed up.
// Its argument is the task, and its last line of output is the result.

const task = JSON.parse(process.argv[2]);
const { sample } = await import(`./measure/${task.measure}.mjs`);
const result = await sample(task, task.size);
process.stdout.write(`\n${JSON.stringify(result)}\n`, () => process.exit());
