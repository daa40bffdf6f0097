// Runs a sandbox in a process of its own, so that the memory measured is the client's alone. Tells its
// parent where it is, and its counters when asked.

import { load } from "../packaging/load.mjs";

const { startSandbox } = await load("everbearer/sandbox");
const sandbox = await startSandbox({ tokenLifetimeSeconds: 1 });
const { oauth, clientId, clientSecret } = sandbox;
const { tokenUrl, baseUrl } = oauth;
process.on("message", () => process.send(oauth.counters()));
process.on("disconnect", () => void sandbox.close());
process.send({ tokenUrl, baseUrl, clientId, clientSecret });
