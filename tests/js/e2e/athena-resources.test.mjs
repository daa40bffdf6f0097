// AthenaCoreClient: a client of the resources that are added to it, against the sandbox.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { connect, start } from "../support/athena.mjs";
import { EVERY_MS, waiting } from "../support/feeds.mjs";
import { methodsOf } from "../support/operations.mjs";
import { rejection, setup, virtualClock } from "../support/setup.mjs";

const athena = await load("everbearer/athena");
const { AthenaCoreClient, patients, departments, feeds } = athena;

/** The options of a client of the sandbox's practice. */
const optionsOf = ({ clientId, clientSecret, url, athena: { practiceId } }) => ({
  ...{ clientId, clientSecret, practiceId },
  environment: "preview",
  baseUrl: url,
});

const begin = async (t, own) => {
  const { sandbox } = await setup(t);
  const client = new AthenaCoreClient({ ...optionsOf(sandbox), ...own });
  t.after(() => client.close());
  return { sandbox, client };
};

describe("the resources of AthenaClient", () => {
  test("are all there to be added, with the same methods", async (t) => {
    const { client: whole, sandbox } = await start(t);
    const names = Object.keys(whole).filter((name) => name !== "fetch" && name !== "call");
    const resources = Object.fromEntries(names.map((name) => [name, athena[name]]));
    const core = new AthenaCoreClient(optionsOf(sandbox));
    assert.deepEqual(methodsOf(core), []);
    assert.deepEqual(methodsOf(core.withResources(resources)), methodsOf(whole));
    core.close();
  });
});

describe("a client with resources", () => {
  test("has the methods of those, and its errors name them as the client does", async (t) => {
    const { client } = await begin(t);
    const own = client.withResources({ patients, places: departments });
    assert.equal((await own.patients.getPatient("1")).patientid, "1");
    const error = await rejection(own.places.getDepartment("999999"));
    assert.deepEqual([error.operation, error.status], ["places.getDepartment", 404]);
    assert.equal("appointments" in own, false);
    assert.equal("patients" in client, false);
  });

  test("shares the token with the client that it is a face of, and with further faces", async (t) => {
    const { sandbox, client } = await begin(t);
    const first = client.withResources({ patients });
    const second = first.withOptions({ maxRetries: 0 }).withResources({ departments });
    await Promise.all([
      first.patients.getPatient("1"),
      second.patients.getPatient("1"),
      second.departments.listDepartments(),
    ]);
    assert.equal(sandbox.athena.counters().tokenRequests, 1);
    second.close();
    assert.equal((await rejection(first.patients.getPatient("1"))).code, "client_closed");
  });

  test("keeps the class: a subclass adds what it is made of", async (t) => {
    class Clinic extends AthenaCoreClient {
      today = "Monday";
    }
    const { sandbox } = await setup(t);
    const clinic = new Clinic(optionsOf(sandbox)).withResources({ patients });
    t.after(() => clinic.close());
    assert.ok(clinic instanceof Clinic);
    assert.equal(clinic.today, "Monday");
    assert.equal((await clinic.patients.getPatient("1")).patientid, "1");
  });

  test("ends its loops over changes when any face is closed", async (t) => {
    const clock = virtualClock();
    const { sandbox } = await setup(t, { clock });
    const client = new AthenaCoreClient({ ...optionsOf(sandbox), clock });
    const own = client.withResources({ changes: feeds });
    await own.changes.patients.subscribe();
    const changes = own.changes.patients.changes({}, { everyMs: EVERY_MS });
    const next = changes[Symbol.asyncIterator]().next();
    await waiting(clock);
    own.withOptions({}).withOptions({ maxRetries: 0 }).close();
    assert.equal((await rejection(next)).code, "client_closed");
  });

  test("takes its options from variables", async (t) => {
    const { sandbox } = await setup(t);
    const { clientId, clientSecret, practiceId, baseUrl } = optionsOf(sandbox);
    const env = {
      CLINIC_CLIENT_ID: clientId,
      CLINIC_CLIENT_SECRET: clientSecret,
      CLINIC_PRACTICE_ID: practiceId,
      CLINIC_ENVIRONMENT: "preview",
      CLINIC_BASE_URL: baseUrl,
    };
    const client = AthenaCoreClient.fromEnv("CLINIC", { env }).withResources({ patients });
    t.after(() => client.close());
    assert.equal((await client.patients.getPatient("1")).patientid, "1");
    assert.throws(() => AthenaCoreClient.fromEnv({ env: {} }), {
      code: "invalid_configuration",
      message: /ATHENA_PRACTICE_ID/,
    });
  });

  test("is a face of a client that is handed in", async (t) => {
    const { sandbox } = await setup(t);
    const whole = connect(sandbox);
    t.after(() => whole.close());
    const { practiceId } = sandbox.athena;
    const handed = whole.withOptions({ baseUrl: `${sandbox.url}/v1/` });
    const own = new AthenaCoreClient({ client: handed, practiceId }).withResources({ patients });
    await Promise.all([whole.patients.getPatient("1"), own.patients.getPatient("1")]);
    assert.equal(sandbox.athena.counters().tokenRequests, 1);
  });
});
