// The feeds of AthenaClient against the sandbox: each feed's requests and results, and loops over changes with a
// virtual clock.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { connect, start } from "../support/athena.mjs";
import { EVERY_MS, nextOf, taken, waiting } from "../support/feeds.mjs";
import { callsTo } from "../support/operations.mjs";
import { rejection, setup, virtualClock } from "../support/setup.mjs";
import { ids, isDone } from "./athena-rows/common.mjs";

/** Each feed's path, and one of its events. */
const FEEDS = {
  appointments: ["appointments", "CheckIn"],
  patients: ["patients", "UpdatePatient"],
  problems: ["chart/healthhistory/problems", "UpdateProblem"],
  allergies: ["chart/healthhistory/allergies", "UpdateAllergy"],
  medications: ["chart/healthhistory/medication", "UpdateMedication"],
  vaccines: ["chart/healthhistory/vaccine", "UpdateVaccine"],
  familyHistory: ["chart/healthhistory/familyhistory", "UpdateFamilyHistory"],
  prescriptions: ["prescriptions", "UpdatePrescription"],
  orders: ["orders", "UpdateOrder"],
  labResults: ["labresults", "UpdateLabResult"],
  imagingResults: ["imagingresults", "UpdateImagingResult"],
  patientCases: ["documents/patientcase", "UpdatePatientCase"],
  claims: ["claims", "UpdateClaim"],
  providers: ["providers", "UpdateProvider"],
  providerNumbers: ["providernumbers", "UpdateProviderNumber"],
  referringProviders: ["referringproviders", "UpdateReferringProvider"],
  referringProviderNumbers: ["referringprovidernumbers", "UpdateReferringProviderNumber"],
  ccmEnrollments: ["ccmenrollmentstatus", "UpdateCCMEnrollmentStatus"],
  visits: ["visits", "UpdateVisit"],
  stays: ["stays", "UpdateStay"],
  surgeryCases: ["surgerycases", "UpdateSurgeryCase"],
  operatingRoomCases: ["orcase", "UpdateORCase"],
  chargeCodes: ["chargecodes", "UpdateChargeCode"],
};

const linesOf = (system) => callsTo(system).map(({ method, path, body }) => [method, path, body]);

describe("every feed", () => {
  test("is tested here", async (t) => {
    const { client } = await start(t);
    assert.deepEqual(Object.keys(client.feeds).toSorted(), Object.keys(FEEDS).toSorted());
  });

  for (const [name, [path, eventname]] of Object.entries(FEEDS)) {
    test(`${name}: subscribes to one event and to all, reads, and unsubscribes`, async (t) => {
      const { client, system } = await start(t);
      const feed = client.feeds[name];
      const missing = await rejection(feed.listChanges());
      assert.deepEqual(
        [missing.code, missing.status, missing.operation],
        ["not_subscribed", 403, `feeds.${name}.listChanges`],
      );
      isDone(await feed.subscribe({ eventname }));
      assert.deepEqual(await feed.getSubscription(), {
        status: "PARTIAL",
        subscriptions: [{ eventname }],
      });
      isDone(await feed.subscribe());
      assert.equal((await feed.getSubscription()).status, "ACTIVE");
      assert.ok(ids("eventname", (await feed.listEvents()).subscriptions).includes(eventname));
      assert.deepEqual(await feed.listChanges({ leaveunprocessed: true, limit: 5 }), {
        changes: [],
        totalcount: 0,
      });
      isDone(await feed.unsubscribe({ eventname }));
      assert.equal((await feed.getSubscription()).status, "PARTIAL");
      const base = `/v1/195900/${path}/changed`;
      const subscription = `${base}/subscription`;
      assert.deepEqual(linesOf(system), [
        ["GET", base, ""],
        ["POST", subscription, `eventname=${eventname}`],
        ["GET", subscription, ""],
        ["POST", subscription, ""],
        ["GET", subscription, ""],
        ["GET", `${subscription}/events`, ""],
        ["GET", `${base}?leaveunprocessed=true&limit=5`, ""],
        ["DELETE", `${subscription}?eventname=${eventname}`, ""],
        ["GET", subscription, ""],
      ]);
    });
  }

  test("is not retried where reading drops changes, and is where nothing is dropped", async (t) => {
    const { client, system } = await start(t);
    const { patients } = client.feeds;
    await patients.subscribe();
    const fails = { kind: "status", status: 503 };
    system.api.inject(fails);
    assert.equal((await rejection(patients.listChanges())).code, "server_error");
    system.api.inject(fails);
    assert.equal((await patients.getSubscription()).status, "ACTIVE");
    system.api.inject(fails);
    await client.patients.updatePatient(3, { city: "Arlington" }).catch(() => undefined);
    await client.patients.updatePatient(3, { city: "Arlington" });
    system.api.inject(fails);
    assert.deepEqual(ids("patientid", await taken(patients.changes(), 1)), ["3"]);
  });
});

test("departments, optional events and additional events are sent", async (t) => {
  const { client, system } = await start(t);
  const { appointments, claims } = client.feeds;
  await appointments.subscribe({ departmentids: [1, 2], includeremindercall: true });
  await appointments.unsubscribe({ includesuggestedoverbooking: true });
  await claims.subscribe({ showadditionalevents: true });
  await claims.unsubscribe({ eventname: "AddClaim", showadditionalevents: true });
  await claims.listEvents({ showadditionalevents: true });
  assert.deepEqual(
    linesOf(system).map(([method, path, body]) => `${method} ${path.slice(11)} ${body}`.trim()),
    [
      "POST appointments/changed/subscription departmentids=1%2C2&includeremindercall=true",
      "DELETE appointments/changed/subscription?includesuggestedoverbooking=true",
      "POST claims/changed/subscription showadditionalevents=true",
      "DELETE claims/changed/subscription?eventname=AddClaim&showadditionalevents=true",
      "GET claims/changed/subscription/events?showadditionalevents=true",
    ],
  );
});

test("rows are the current records", async (t) => {
  const { client } = await start(t);
  const { feeds, patients, claims, providers } = client;
  for (const name of Object.keys(FEEDS)) await feeds[name].subscribe();
  await patients.updatePatient(3, { city: "Arlington" });
  const { problemid } = await patients.createPatientProblem(1, { departmentid: 1, snomedcode: 1 });
  await patients.deletePatientProblem(1, problemid, { departmentid: 1 });
  const allergies = [{ allergenid: "9", allergenname: "pollen" }];
  await patients.updatePatientAllergies(1, { departmentid: 1, allergies });
  await claims.updateClaim(501, { orderingproviderid: 72 });
  await providers.updateReferringProvider(11, { city: "Medford" });
  const rowsOf = async (name) => (await feeds[name].listChanges()).changes;
  const [patient] = await rowsOf("patients");
  assert.deepEqual([patient.patientid, patient.city], ["3", "Arlington"]);
  const [problem, ...more] = await rowsOf("problems");
  assert.deepEqual([problem.problemid, problem.patientid, more], [problemid, "1", []]);
  const [{ patientid, allergies: all }] = await rowsOf("allergies");
  assert.deepEqual([patientid, all.at(-1).allergenname], ["1", "pollen"]);
  assert.deepEqual(ids("claimid", await rowsOf("claims")), ["501"]);
  assert.deepEqual(ids("city", await rowsOf("referringProviders")), ["Medford"]);
});

/** A client and a sandbox with one virtual clock; the client has subscribed to patients. */
async function subscribed(t) {
  const clock = virtualClock();
  const { sandbox } = await setup(t, { clock });
  const open = () => {
    const client = connect(sandbox, { clock });
    t.after(() => client.close());
    return client;
  };
  const client = open();
  await client.feeds.patients.subscribe();
  const move = (id, city) => client.patients.updatePatient(id, { city });
  return { clock, client, open, move, system: sandbox.athena };
}

const OFTEN = { everyMs: EVERY_MS };
const cityOf = ({ patientid, city }) => [patientid, city];

describe("a loop over changes", () => {
  test("waits on the client's clock, and drops what has been processed", async (t) => {
    const { clock, client, move, system } = await subscribed(t);
    await move(3, "Arlington");
    await move(4, "Belmont");
    const loop = client.feeds.patients.changes({}, OFTEN)[Symbol.asyncIterator]();
    assert.deepEqual(cityOf((await loop.next()).value), ["3", "Arlington"]);
    assert.deepEqual(cityOf((await loop.next()).value), ["4", "Belmont"]);
    const { changes } = await client.feeds.patients.listChanges({ leaveunprocessed: true });
    assert.equal(changes.length, 2, "nothing is dropped before the loop asks for more");
    const later = loop.next();
    await waiting(clock);
    await clock.advance(EVERY_MS - 1, client);
    const before = callsTo(system).length;
    const left = await client.feeds.patients.listChanges({ leaveunprocessed: true });
    assert.deepEqual(left.changes, []);
    assert.equal(callsTo(system).length, before + 1, "the loop sends nothing while it waits");
    await move(5, "Chelsea");
    assert.deepEqual(cityOf(await nextOf(later, clock, client)), ["5", "Chelsea"]);
  });

  for (const seen of [1, 2, 3]) {
    test(`that ends after ${seen} of 3 changes loses none of them`, async (t) => {
      const { clock, open, move, client } = await subscribed(t);
      for (const id of [3, 4, 5]) await move(id, "Arlington");
      const dying = open().feeds.patients.changes({}, OFTEN)[Symbol.asyncIterator]();
      for (let count = 0; count < seen; count += 1) await dying.next();
      // The process ends here: nobody asks for the next one.
      const loop = open().feeds.patients.changes({}, OFTEN)[Symbol.asyncIterator]();
      const again = [];
      for (let count = 0; count < 3; count += 1)
        again.push((await nextOf(loop.next(), clock, client)).patientid);
      assert.deepEqual(again, ["3", "4", "5"]);
    });
  }

  test("begins with what has been dropped since a time", async (t) => {
    const { clock, client, move, open } = await subscribed(t);
    await move(3, "Arlington");
    const since = clock.wall();
    // Another loop has dropped the change, and has ended before it was processed.
    assert.equal((await client.feeds.patients.listChanges()).changes.length, 1);
    await clock.advance(7_200_000, client);
    await move(4, "Belmont");
    const rows = await taken(open().feeds.patients.changes({ limit: 1 }, { since }), 2);
    assert.deepEqual(ids("patientid", rows), ["3", "4"]);
    const late = open().feeds.patients.changes({}, { since: clock.wall() });
    assert.deepEqual(ids("patientid", await taken(late, 1)), ["4"]);
  });

  test("ends with not_subscribed, and says what to do", async (t) => {
    const { client } = await start(t);
    const error = await rejection(taken(client.feeds.labResults.changes(), 1));
    assert.deepEqual([error.code, error.operation], ["not_subscribed", "feeds.labResults.changes"]);
    assert.match(error.message, /no subscription .* subscribe of client\.feeds creates one/);
  });

  test("is a loop of the face whose feed it is", async (t) => {
    const { client, system, move } = await subscribed(t);
    await move(3, "Arlington");
    const face = client.withOptions({ headers: { "X-Tenant": "7" } });
    assert.notEqual(face.feeds, client.feeds);
    await taken(face.feeds.patients.changes(), 1);
    assert.equal(callsTo(system).at(-1).headers["x-tenant"], "7");
  });
});
