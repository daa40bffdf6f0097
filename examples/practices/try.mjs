// Owns a trial of the server: three practices in a temporary directory, one of them with a wrong
// secret, and the sandbox in place of athenahealth.
//
//   node try.mjs

import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "everbearer/sandbox";
import { Practices } from "./practices.mjs";
import { makeServer } from "./server.mjs";

const { athena, clientId, clientSecret, url } = await startSandbox();
const directory = await mkdtemp(join(tmpdir(), "practices-"));
for (const [name, secret] of [
  ["elm-street", clientSecret],
  ["riverside", clientSecret],
  ["hilltop", "wrong"],
]) {
  const content = { practiceId: athena.practiceId, clientId, clientSecret: secret };
  await writeFile(join(directory, `${name}.json`), JSON.stringify(content), { mode: 0o600 });
}

const options = { environment: "preview", baseUrl: url };
const server = makeServer(await Practices.open(directory), options, { logger: true });
const address = await server.listen({ port: Number(process.env.PORT ?? 3000) });
console.log(`
curl ${address}/practices/elm-street/patients/1
curl ${address}/practices/hilltop/patients/1
curl ${address}/practices/hilltop/rotate -H 'content-type: application/json' \\
  -d '${JSON.stringify({ clientId, clientSecret })}'
curl ${address}/health
`);
