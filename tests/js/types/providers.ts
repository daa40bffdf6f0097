// The providers' clients as user code sees them: correct use compiles, misuse does not.

import { AthenaClient, AthenaCoreClient, ApiError, feeds, patients } from "everbearer/athena";
import type {
  AthenaClientOptions,
  CallOptions,
  Paged,
  Patient,
  PatientPage,
} from "everbearer/athena";
import { VagaroClient, VagaroV2Client } from "everbearer/vagaro";
import type { V2 } from "everbearer/vagaro";
import type { OAuthClient } from "everbearer";
import type { AnyMembers, Holds, IsAny, Same } from "./support.js";

const credentials = { clientId: "id", clientSecret: process.env["SECRET"] ?? "" };
const athenaOptions = {
  ...credentials,
  practiceId: "195900",
  environment: "preview",
} as const satisfies AthenaClientOptions;

export async function rightUseOfResources(): Promise<void> {
  const core: AthenaCoreClient = new AthenaCoreClient(athenaOptions);
  const athena = AthenaCoreClient.fromEnv().withResources({ patients });
  const patient: Patient = await athena.patients.getPatient("1");
  void patient;
  const face = athena.withOptions({ maxRetries: 0 }).withResources({ changes: feeds });
  await face.patients.getPatient("1");
  for await (const row of face.changes.patients.changes()) row satisfies Patient;
  const whole: AthenaCoreClient = new AthenaClient(athenaOptions);
  void whole;
  // @ts-expect-error -- it has no resource of its own
  void core.patients;
  // @ts-expect-error -- this one was not added
  void athena.appointments;
  // @ts-expect-error -- the methods are those of AthenaClient
  await athena.patients.getPatience("1");
  // @ts-expect-error -- calls by method and path are AthenaClient's
  void athena.call;
  // @ts-expect-error -- no resource
  athena.withResources({ patients: "patients" });
}

export async function rightUseOfAthena(): Promise<void> {
  const athena = new AthenaClient({ ...athenaOptions, baseUrl: undefined, timeoutMs: 5_000 });
  const same: OAuthClient[] = [
    athena,
    AthenaClient.fromEnv(),
    AthenaClient.fromEnv("MY_ATHENA"),
    AthenaClient.fromEnv({ env: { ATHENA_CLIENT_ID: "id" } }),
    AthenaClient.fromEnv("MY_ATHENA", {
      env: process.env,
      environment: "production",
      timeoutMs: undefined,
    }),
  ];
  const patient: Patient = await athena.patients.getPatient("1");
  const face: AthenaClient = athena.withOptions({ headers: { "X-Tenant": "7" } });
  await face.patients.getPatient("1", {}, { maxRetries: 0 });
  await athena.patients.getPatient(1, { showinsurance: true }, { requestId: "r-1" });
  await athena.patients.getPatient(1, { departmentid: undefined }, { signal: undefined });
  const id: string = patient.patientid;
  if (patient.status === "active" || patient.status === "something new") void id;
  for await (const row of athena.patients.searchPatients({ lastname: "Example", limit: 10 })) {
    row.patientid satisfies string;
  }
  const page: PatientPage = await athena.patients.searchPatients();
  page.totalcount satisfies number | undefined;
  const caught = athena.patients.searchPatients().catch(() => undefined);
  const ended = athena.patients.searchPatients().finally(() => undefined);
  const promise: Promise<PatientPage> = athena.patients.searchPatients();
  [await caught, await ended, await promise] satisfies (PatientPage | undefined)[];
  for await (const one of athena.patients.searchPatients().pages())
    one.patients satisfies readonly Patient[];
  await athena.patients.getPatientProblems("1", { departmentid: 1 });
  const changes = athena.feeds.patients.changes({ limit: 10 }, { everyMs: 5_000, since: 0 });
  for await (const changed of changes) changed satisfies Patient;
  changes.since satisfies number | undefined;
  await athena.feeds.claims.subscribe({ showadditionalevents: true });
  // @ts-expect-error -- this feed has no departments
  await athena.feeds.providers.subscribe({ departmentids: 1 });
  // @ts-expect-error -- the loop sets it
  athena.feeds.patients.changes({ leaveunprocessed: true });
  await athena.appointments.bookAppointment("1", { patientid: "2", reasonid: -1 });
  await athena.encounters.createEncounterLabOrder("1", { diagnosissnomedcode: 1, loinc: "4548-4" });
  for await (const row of athena.patients.getPatientAnalytes("1", { departmentid: 1 }))
    row.analytename satisfies string | undefined;
  const [facility] = await athena.reference.searchFacilities({
    departmentid: "1",
    name: "Sample Lab",
    ordertype: "LAB",
  });
  facility?.distance satisfies number | undefined;
  await athena.patients.uploadPatientPhoto("1", { image: new Uint8Array([1]) });
  await athena.patients.uploadPatientPhoto("1", { image: "AQID", departmentid: 1 });
  const { image } = await athena.patients.getPatientPhoto("1");
  new Blob([image]) satisfies Blob;
  const states = await athena.practice.listStates();
  states.map(({ state }) => state satisfies string);
  const response: Response = await athena.fetch("/fhir/r4/metadata");
  const packages = { insuranceplanname: "Sample Health", memberid: "1234" };
  for await (const row of athena.insurance.listInsurancePackages(packages))
    row.insurancepackageid satisfies string;
  const { insurances } = await athena.insurance.listInsurancePackages(packages);
  const copies: readonly Patient[] = await athena.patients.listPatientCopies("1");
  patient.occupationcode satisfies string | null | undefined;
  const done = await athena.patients.setPatientPharmacy("1", { departmentid: 1, ncpdpid: 1 });
  [done.message, done.errormessage] satisfies (string | undefined)[];
  void [insurances, copies];
  const { getPatient } = athena.patients;
  await getPatient("1");
  // Members that this version does not know are kept.
  const unlisted = (patient as unknown as Record<string, unknown>)["unlisted"];
  void [same, response, unlisted];
}

export async function rightUseOfVagaro(): Promise<void> {
  const vagaro = new VagaroClient({
    ...credentials,
    apiBaseUrl: new URL("https://api.vagaro.com"),
  });
  await vagaro.customers.retrieve({ email: "someone@example.com" });
  await vagaro.employees.retrieve({ employee_id: "emp_1" });
  const v2 = new VagaroV2Client({
    ...credentials,
    region: "us02",
    businessId: "b=",
    scope: ["read access"],
  });
  for await (const service of v2.services.list()) service satisfies V2.Service;
  for await (const one of v2.employees.list({ status: "active" })) one satisfies V2.Employee;
  (await v2.locations.getBusiness()) satisfies V2.Business;
  VagaroV2Client.fromEnv() satisfies VagaroV2Client;
  VagaroClient.fromEnv("SALON", { env: {} }) satisfies VagaroClient;
}

export async function misuseOfAthena(athena: AthenaClient, options: CallOptions): Promise<void> {
  const { practiceId, ...withoutPractice } = athenaOptions;
  void practiceId;
  const newCase = {
    departmentid: 1,
    documentsource: "CALL",
    documentsubclass: "PATIENTCASE_ADMINISTRATIVE",
  };
  // @ts-expect-error -- the practice is required
  new AthenaClient(withoutPractice);
  // @ts-expect-error -- no such environment
  new AthenaClient({ ...athenaOptions, environment: "sandbox" });
  // @ts-expect-error -- the client knows the format
  new AthenaClient({ ...athenaOptions, tokenRequestFormat: "json" });
  // @ts-expect-error -- an environment is an object
  AthenaClient.fromEnv({ env: "ATHENA" });
  // @ts-expect-error -- an id is required
  await athena.patients.getPatient();
  // @ts-expect-error -- the department is required
  await athena.patients.getPatientProblems("1");
  // @ts-expect-error -- the department is required
  await athena.patients.getPatientAllergies("1", {});
  // @ts-expect-error -- the patient is required
  await athena.appointments.bookAppointment("1", { reasonid: 1 });
  // @ts-expect-error -- no such parameter
  await athena.patients.getPatient("1", { showInsurance: true });
  // @ts-expect-error -- the member's number is required
  await athena.insurance.listInsurancePackages({ insuranceplanname: "Sample Health" });
  // @ts-expect-error -- the API ignores this field in a search
  await athena.patients.searchPatients({ genderidentity: "x" });
  const documents = await athena.documents.listDocuments("1", { departmentid: 1 });
  // @ts-expect-error -- some documents have another id instead
  documents.documents[0]?.documentid satisfies string;
  // @ts-expect-error -- the test is required
  await athena.encounters.createEncounterLabOrder("1", { diagnosissnomedcode: 1 });
  const both = { diagnosissnomedcode: 1, loinc: "4548-4", ordertypeid: 1 };
  // @ts-expect-error -- the test is named once
  await athena.encounters.createEncounterLabOrder("1", both);
  // @ts-expect-error -- a Date has a time zone
  await athena.patients.searchPatients({ dob: new Date() });
  // @ts-expect-error -- a file is text or bytes
  await athena.patients.uploadPatientPhoto("1", { image: new Blob([]) });
  // @ts-expect-error -- a number or a kind of number, not both
  await athena.patients.createPatientCase("1", {
    ...newCase,
    callbacknumber: "1",
    callbacknumbertype: "HOME",
  });
  // @ts-expect-error -- null does not clear it
  await athena.patients.searchPatients({ lastname: null });
  // @ts-expect-error -- no such option
  await athena.patients.getPatient("1", {}, { timeout: 1_000 });
  // @ts-expect-error -- no such method
  await athena.patients.deletePatient("1");
  // @ts-expect-error -- read-only
  athena.patients.getPatient = () => Promise.reject(new Error());
  // @ts-expect-error -- read-only
  options.requestId = "x";
}

export async function misuseOfVagaro(vagaro: VagaroClient, v2: VagaroV2Client): Promise<void> {
  // @ts-expect-error -- the region is V2's
  new VagaroClient({ ...credentials, region: "us02" });
  // @ts-expect-error -- the region is required
  new VagaroV2Client({ ...credentials, businessId: "b" });
  // @ts-expect-error -- V2's field on the seed contract
  await vagaro.customers.retrieve({ customerId: "1" });
  // @ts-expect-error -- V2's field on the seed contract
  await vagaro.customers.retrieve({ customer_id: "1", businessId: "b" });
  // @ts-expect-error -- the seed's field on V2
  await v2.customers.get({ customer_id: "1" });
  // @ts-expect-error -- V2 has no search by e-mail address
  await v2.customers.get({ email: "someone@example.com" });
  // @ts-expect-error -- a search term is required
  await vagaro.customers.retrieve({});
}

export function caught(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const facts: [string, number, string, string, boolean, number | undefined, unknown] = [
    error.code,
    error.status,
    error.operation,
    error.requestId,
    error.transient,
    error.retryAfterMs,
    error.body,
  ];
  // @ts-expect-error -- the body is unknown until it is checked
  void error.body.message;
  return facts.join();
}

type Methods<Client> = {
  [K in keyof Client]: Client[K] extends Readonly<Record<string, (...args: never[]) => unknown>>
    ? {
        [M in keyof Client[K]]: Client[K][M] extends (...args: infer A) => infer R ? [A, R] : never;
      }
    : never;
};

/** Methods with `any` somewhere in their arguments or results, one level deep. */
type Loose<Client> = {
  [K in keyof Methods<Client>]: Methods<Client>[K] extends Record<string, [infer A, infer R]>
    ? true extends IsAny<A> | IsAny<R> | IsAny<Awaited<R>>
      ? K
      : never
    : never;
}[keyof Client];

export type Checks = [
  Holds<Same<ReturnType<AthenaClient["patients"]["getPatient"]>, Promise<Patient>>>,
  Holds<Same<ReturnType<AthenaClient["patients"]["searchPatients"]>, Paged<Patient, PatientPage>>>,
  Holds<Same<ReturnType<(typeof AthenaClient)["fromEnv"]>, AthenaClient>>,
  Holds<Same<AnyMembers<Patient>, never>>,
  Holds<Same<AnyMembers<ApiError>, never>>,
  Holds<Same<AnyMembers<CallOptions>, never>>,
  Holds<Same<Loose<AthenaClient>, never>>,
  Holds<Same<Loose<VagaroClient>, never>>,
  Holds<Same<Loose<VagaroV2Client>, never>>,
];
