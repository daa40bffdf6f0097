// Calls by method and path as user code sees them: what the reference has compiles with the result of the method for
// it, and anything else does not.

import { AthenaClient } from "everbearer/athena";
import type {
  AthenaOperations,
  AthenaOptional,
  AthenaResults,
  CallParameters,
  CallResult,
  JsonValue,
  OpenSlot,
  OpenSlotPage,
  Paged,
  Patient,
} from "everbearer/athena";
import { VagaroClient, VagaroV2Client } from "everbearer/vagaro";
import type {
  Customer,
  V2,
  VagaroMethods,
  VagaroOptional,
  VagaroV2Methods,
  VagaroV2Optional,
} from "everbearer/vagaro";
import type { Holds, IsAny, Same } from "./support.js";

export async function rightUse(athena: AthenaClient): Promise<void> {
  const { call } = athena;
  const patient: Patient = await call("GET /patients/{patientid}", { patientid: 1 });
  await athena.call("GET /patients/{patientid}", { patientid: "1", showinsurance: undefined });
  const photo = await athena.call("GET /patients/{patientid}/photo", {
    patientid: patient.patientid,
    jpegoutput: "false",
  });
  photo.image satisfies Uint8Array | undefined;
  const { patientid } = patient;
  const thumbnail = await athena.call("GET /patients/{patientid}/photo/thumbnail", { patientid });
  if (typeof thumbnail === "object" && thumbnail !== null && "image" in thumbnail)
    thumbnail["image"] satisfies JsonValue;
  const { signal } = new AbortController();
  await athena.call("DELETE /patients/{patientid}/photo", { patientid: 1 }, { signal });
  await athena.call("GET /mobilecarriers");
  await athena.call("GET /mobilecarriers", {}, { requestId: "r-1" });
  await athena.call("GET /mobilecarriers", undefined, { extra: { unlisted: 1 } });
  for await (const slot of athena.call("GET /appointments/open", {
    departmentid: 1,
    reasonid: "-1",
  })) {
    slot satisfies OpenSlot;
  }
  const page: OpenSlotPage = await athena.call("GET /appointments/open", {
    departmentid: [1, "2"],
  });
  void page;
  // The reference has no parameters for this one; its method has.
  await athena.call("PUT /patients/{patientid}", { patientid: 1, mobilephone: "6175550100" });
  // Not in the reference; there is a method.
  await athena.call("GET /patients/{patientid}/charges", { patientid: 1 });
  await athena.call("POST /patients/{patientid}/documents/patientcase", {
    patientid: 1,
    departmentid: "1",
    documentsource: "PATIENT",
    documentsubclass: "PATIENTCASE_OTHER",
    providerid: 2,
  });
}

export async function rightUseOfVagaro(seed: VagaroClient, v2: VagaroV2Client): Promise<void> {
  const customer: Customer = await seed.call("GET /api/customers/{customer_id}", {
    customer_id: "cust_1",
  });
  void customer;
  await seed.call("POST /api/customers/retrieve", { email: "ada@example.com", phone: undefined });
  await seed.call("GET /api/access/levels");
  for await (const service of v2.call("POST /services")) service satisfies V2.Service;
  const person: V2.Customer = await v2.call("POST /customers", { customerId: "1" });
  void person;
  for await (const employee of v2.call("POST /employees")) employee satisfies V2.Employee;
  await v2.call("PUT /employees/{serviceProviderId}", {
    serviceProviderId: 1,
    employeeFirstName: "Ada",
  });
}

export async function misuse(athena: AthenaClient, text: string): Promise<void> {
  // @ts-expect-error -- no such path
  await athena.call("GET /patients/{patientid}/photos", { patientid: 1 });
  // @ts-expect-error -- no such method for this path
  await athena.call("PUT /patients/{patientid}/photo", { patientid: 1 });
  // @ts-expect-error -- an id is a parameter
  await athena.call("GET /patients/1");
  // @ts-expect-error -- any text
  await athena.call(text);
  // @ts-expect-error -- the value of the path is missing
  await athena.call("GET /patients/{patientid}/photo");
  // @ts-expect-error -- the value of the path is missing
  await athena.call("GET /patients/{patientid}/photo", { jpegoutput: "true" });
  // @ts-expect-error -- a value of the path is not undefined
  await athena.call("GET /patients/{patientid}/photo", { patientid: undefined });
  // @ts-expect-error -- the department is required
  await athena.call("GET /chart/{patientid}/analytes", { patientid: 1 });
  // @ts-expect-error -- a text
  await athena.call("GET /patients/{patientid}/photo", { patientid: 1, jpegoutput: true });
  // @ts-expect-error -- an id, not a list
  await athena.call("GET /patients/{patientid}/photo", { patientid: [1] });
  // @ts-expect-error -- no such parameter
  await athena.call("GET /patients/{patientid}/photo", { patientid: 1, jpegOutput: "true" });
  // @ts-expect-error -- no such parameter of an operation with a method
  await athena.call("GET /patients/{patientid}", { patientid: 1, showInsurance: true });
  // @ts-expect-error -- parameters are required
  await athena.call("GET /appointments/open");
  // @ts-expect-error -- parameters are required
  await athena.call("GET /appointments/open", undefined);
  // @ts-expect-error -- what a method requires
  await athena.call("GET /chart/{patientid}/problems", { patientid: 1 });
  // @ts-expect-error -- no such option
  await athena.call("GET /mobilecarriers", {}, { timeout: 1 });
  // @ts-expect-error -- three arguments at most
  await athena.call("GET /mobilecarriers", {}, {}, {});
  const thumbnail = await athena.call("GET /patients/{patientid}/photo/thumbnail", {
    patientid: 1,
  });
  // @ts-expect-error -- JSON has to be looked into
  void thumbnail.image;
  // @ts-expect-error -- read-only
  athena.call = () => Promise.reject(new Error());
}

export async function misuseOfVagaro(seed: VagaroClient, v2: VagaroV2Client): Promise<void> {
  // @ts-expect-error -- V2's path on the seed contract
  await seed.call("POST /services");
  // @ts-expect-error -- the seed's path on V2
  await v2.call("POST /api/services/retrieve");
  // @ts-expect-error -- exactly one of several parameters
  await seed.call("POST /api/customers/retrieve", {});
  // @ts-expect-error -- the customer is required
  await v2.call("POST /customers", {});
  // @ts-expect-error -- the value of the path is required
  await v2.call("PUT /employees/{serviceProviderId}", { employeeFirstName: "Ada" });
}

type Key = keyof AthenaOperations;
type Parameters<K extends Key> = CallParameters<AthenaOperations, K>;
type Returned<K extends Key> = CallResult<AthenaResults, K>;

/** Operations whose parameters have an `any` somewhere. */
type Loose = {
  [K in Key]: true extends IsAny<AthenaOperations[K]> | IsAny<MemberOf<AthenaOperations[K]>>
    ? K
    : never;
}[Key];
type MemberOf<T> = T extends object ? T[keyof T] : never;

/** Operations whose parameters may be left out: a call without any has to be in `Optional`. */
type Omissible<Operations> = {
  [K in keyof Operations]: object extends Operations[K]
    ? K
    : undefined extends Operations[K]
      ? K
      : never;
}[keyof Operations];

export type Checks = [
  Holds<Same<Returned<"GET /patients/{patientid}">, Promise<Patient>>>,
  Holds<Same<Returned<"GET /patients/{patientid}/photo/thumbnail">, Promise<JsonValue>>>,
  Holds<Same<Returned<"GET /appointments/open">, Paged<OpenSlot, OpenSlotPage>>>,
  Holds<
    Same<
      Parameters<"GET /patients/{patientid}/photo">,
      { readonly patientid: string | number; readonly jpegoutput?: string | undefined }
    >
  >,
  Holds<Same<Loose, never>>,
  Holds<Same<Omissible<AthenaOperations>, keyof AthenaOptional>>,
  Holds<Same<Omissible<VagaroMethods>, keyof VagaroOptional>>,
  Holds<Same<Omissible<VagaroV2Methods>, keyof VagaroV2Optional>>,
  Holds<Same<Exclude<keyof AthenaResults, Key>, never>>,
  Holds<Same<Extract<Key, `${string} /patients`>, "GET /patients" | "POST /patients">>,
];
