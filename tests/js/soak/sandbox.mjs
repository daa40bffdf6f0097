// Runs a sandbox in its own process, so that only the client's memory is measured. Sends its parent its
// address, and its counters on request.

import { load } from "../packaging/load.mjs";

const { startSandbox } = await load("everbearer/sandbox");
const sandbox = await startSandbox({ tokenLifetimeSeconds: 1 });
const { oauth, clientId, clientSecret } = sandbox;
const { tokenUrl, baseUrl } = oauth;
process.on("message", () => process.send(oauth.counters()));
process.on("disconnect", () => void sandbox.close());
process.send({ tokenUrl, baseUrl, clientId, clientSecret });
