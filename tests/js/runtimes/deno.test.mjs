// Specifics of Deno: permissions, and types without settings.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { beside, programs, run } from "./tools.mjs";

const deno = (...args) => run(programs.deno, args, { env: { ACME_CLIENT_ID: "id" } });

function script(name, code) {
  const path = beside(name);
  writeFileSync(path, code);
  return path;
}

test("an environment without permission is reported, and bindings need no permission", async () => {
  const path = script(
    "permissions.mjs",
    `import { ConfigurationError, OAuthClient } from "everbearer";
     const rest = { tokenUrl: "https://auth.example.com/token", clientSecret: "s" };
     try { OAuthClient.fromEnv("ACME", rest); }
     catch (error) { console.log(error instanceof ConfigurationError, error.code, error.message); }
     console.log(OAuthClient.fromEnv("ACME", { ...rest, env: { ACME_CLIENT_ID: "bound" } }).toJSON().clientId);`,
  );
  const denied = await deno("run", "--no-prompt", path);
  assert.match(
    denied.stdout,
    /^true invalid_configuration .*--allow-env.*option env of fromEnv.*\nbound\n$/,
  );
  const allowed = await deno("run", "--no-prompt", "--allow-env", path);
  assert.equal(allowed.stdout, "bound\n");
});

test("a secret is read from a file, or the error says why not", async () => {
  const file = script("secret.txt", "kept in a file\n");
  const path = script(
    "secret.mjs",
    `import { OAuthClient } from "everbearer";
     const bindings = { ACME_TOKEN_URL: "https://auth.example.com/token", ACME_CLIENT_ID: "i" };
     for (const end of ["", ".gone"]) {
       const ACME_CLIENT_SECRET_FILE = Deno.args[0] + end;
       try { console.log(OAuthClient.fromEnv("ACME", { env: { ...bindings, ACME_CLIENT_SECRET_FILE } }).status().state); }
       catch ({ problems }) { console.log(...problems.map(({ problem }) => problem)); }
     }`,
  );
  const tried = async (...permissions) =>
    (await deno("run", "--no-prompt", ...permissions, path, file)).stdout;
  assert.match(await tried("--allow-read"), /^idle\n.* could not be read \(ENOENT\)/);
  const refused = / could not be read \(NotCapable\)/g;
  assert.equal((await tried()).match(refused)?.length, 2);
});

test("a client that is not closed does not keep the process alive, although its timer is set", async () => {
  const path = script(
    "timer.mjs",
    `import { OAuthClient } from "everbearer";
     const body = { access_token: "t", expires_in: 3600 };
     const client = new OAuthClient({
       tokenUrl: "https://auth.example.com/token", clientId: "i", clientSecret: "s",
       fetch: () => Promise.resolve(Response.json(body)),
     });
     console.log((await client.getToken()).generation, client.status().refreshesAt > 0);`,
  );
  assert.equal((await deno("run", "--no-prompt", path)).stdout, "1 true\n");
});

test("the types are found and work", async () => {
  const path = script(
    "types.ts",
    `import { OAuthClient, type AccessToken } from "everbearer";
     import { AthenaClient } from "everbearer/athena";
     import { VagaroClient } from "everbearer/vagaro";
     const client = OAuthClient.fromEnv("ACME");
     export const token: Promise<AccessToken> = client.getToken();
     export const patient = AthenaClient.fromEnv().patients.getPatient("1");
     export const customer = VagaroClient.fromEnv().customers.retrieve({ customer_id: "1" });
     // @ts-expect-error: the types are not any.
     export const wrong: string = client;`,
  );
  await deno("check", path);
});
