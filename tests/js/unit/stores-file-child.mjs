// Owns a process that shares the store in a directory: at each word it tries to win a lease, or it writes without end.

import { fileStore } from "everbearer/file";

const [place, key, what] = process.argv.slice(2);
const store = fileStore(place);

/** Values of which each sign tells which value it is of, so that a mixture shows. */
async function write() {
  for (let round = 0; ; round += 1) {
    await store.set(key, `1.${String(round % 10).repeat(60_001)}`, 60_000);
    if (round === 20) process.send("writing");
  }
}

process.on("message", async () => {
  if (what === "write") await write();
  else process.send(await store.add(key, `f.${process.pid}`, Number(what)));
});
process.send("ready");
