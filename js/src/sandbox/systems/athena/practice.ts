// Owns the practice itself: its providers, referring providers and departments.
import { absent, invalid } from "./error-response.js";
import { ATHENA_PRACTICE_ID, done, operation, page, PAGING } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import { declared } from "./parameters.js";
import type { Parameters } from "./parameters.js";
import type { Department, Provider } from "./records.js";

const PROVIDER_FIELDS: Parameters = {
  text: "firstname lastname middleinitial namesuffix sex providertype specialtyid username schedulingnote",
  number: "npinumber",
  id: "medicalgroupid",
  boolean: "acceptingnewpatients hideinportal",
  provider: "supervisingproviderid",
};
// Required when a provider is created or changed.
const PROVIDER_CORE: Parameters = {
  boolean: "billable! signatureonfileflag!",
  id: "entitytypeid!",
  text: "schedulingname!",
};
const REFERRING_FIELDS: Parameters = {
  text: "lastname firstname middleinitial namesuffix address address2 city state zip phone fax email note",
  number: "npinumber",
};
const CARDS = ["VISA", "MASTERCARD"];
const ENTITY_TYPES = ["PERSON", "NONPERSON"];

/** The operations of this file. */
export const PRACTICE_OPERATIONS = [
  operation("GET /providers", [PAGING, { text: "name providertype" }], listProviders),
  operation(
    "POST /providers",
    [PROVIDER_FIELDS, PROVIDER_CORE, { id: "medicalgroupid!" }],
    createProvider,
  ),
  operation("GET /providers/:providerid", { boolean: "showdeletedproviders" }, (context) => [
    providerRow(providerOf(context, context.input.flag("showdeletedproviders"))),
  ]),
  operation("PUT /providers/:providerid", [PROVIDER_FIELDS, PROVIDER_CORE], (context) =>
    change(context, "UpdateProvider", providerFields(context)),
  ),
  operation("DELETE /providers/:providerid", {}, (context) =>
    change(context, "DeleteProvider", { deleted: true }),
  ),
  operation("GET /referringproviders", PAGING, (context) =>
    page(context, "referringproviders", context.store.referringProviders.where()),
  ),
  operation(
    "POST /referringproviders",
    [REFERRING_FIELDS, { text: "lastname! entitytype!" }],
    createReferringProvider,
  ),
  operation("GET /referringproviders/:referringproviderid", {}, ({ store, id }) => [
    store.referringProviders.get(id("referringproviderid")),
  ]),
  operation(
    "PUT /referringproviders/:referringproviderid",
    REFERRING_FIELDS,
    ({ store, input, id }) => {
      const provider = store.referringProviders.get(id("referringproviderid"));
      Object.assign(provider, input.pick(declared(REFERRING_FIELDS).keys()));
      store.feeds.referringproviders.record(
        "UpdateReferringProvider",
        provider.referringproviderid,
      );
      return done({ referringproviderid: provider.referringproviderid });
    },
  ),
  operation("GET /departments", [PAGING, { boolean: "providerlist" }], (context) =>
    page(
      context,
      "departments",
      context.store.departments.where().map((each) => departmentRow(context, each)),
    ),
  ),
  operation("GET /departments/:departmentid", { boolean: "providerlist" }, (context) => [
    departmentRow(context, context.store.departments.get(context.id("departmentid"))),
  ]),
  operation("GET /practiceinfo", PAGING, (context) =>
    page(context, "practiceinfo", [
      {
        practiceid: ATHENA_PRACTICE_ID,
        name: "Sample Practice",
        publicnames: ["Sample Practice"],
        hasclinicals: true,
        hascollector: true,
        hascommunicator: true,
        iscoordinatorsender: false,
        iscoordinatorreceiver: false,
      },
    ]),
  ),
];

function providerOf({ store, id }: AthenaContext, alsoDeleted = false): Provider {
  const provider = store.providers.get(id("providerid"));
  if (provider.deleted && !alsoDeleted) throw absent("provider");
  return provider;
}

/** A provider as responses show it. */
export function providerRow({ deleted, ...provider }: Provider): Record<string, unknown> {
  return {
    providertype: "MD",
    providertypeid: "MD",
    ansinamecode: "Family Medicine Physician",
    ansispecialtycode: "207Q00000X",
    acceptingnewpatients: true,
    hideinportal: false,
    ...provider,
    providerid: Number(provider.providerid),
    displayname: `${provider.firstname} ${provider.lastname}`,
    billable: true,
    entitytype: "Person",
    createencounteroncheckin: true,
    ...(deleted ? { deleted: true } : {}),
  };
}

function listProviders(context: AthenaContext): unknown {
  const { store, input } = context;
  const name = (input.text("name") ?? "").toLowerCase();
  const found = store.providers.where(
    ({ firstname, lastname, deleted }) =>
      !deleted && `${firstname} ${lastname}`.toLowerCase().includes(name),
  );
  return page(context, "providers", found.map(providerRow));
}

function providerFields({ input }: AthenaContext): Record<string, string> {
  return input.pick([...declared(PROVIDER_FIELDS).keys(), "schedulingname"]);
}

function createProvider(context: AthenaContext): unknown {
  const { store } = context;
  const { providerid } = store.providers.add((id) => ({
    firstname: "",
    lastname: "",
    deleted: false,
    ...providerFields(context),
    providerid: id,
  }));
  store.feeds.providers.record("AddProvider", providerid);
  return done({ providerid: Number(providerid) });
}

function change(
  context: AthenaContext,
  event: string,
  fields: Record<string, string | boolean>,
): unknown {
  const provider = providerOf(context);
  Object.assign(provider, fields);
  context.store.feeds.providers.record(event, provider.providerid);
  return done({ providerid: Number(provider.providerid) });
}

function createReferringProvider({ store, input }: AthenaContext): unknown {
  const entitytype = input.need("entitytype");
  if (!ENTITY_TYPES.includes(entitytype)) {
    throw invalid(`The parameter entitytype must be one of ${ENTITY_TYPES.join(", ")}.`);
  }
  const { referringproviderid } = store.referringProviders.add((id) => ({
    ...input.pick(declared(REFERRING_FIELDS).keys()),
    referringproviderid: id,
    lastname: input.need("lastname"),
    entitytype,
  }));
  store.feeds.referringproviders.record("AddReferringProvider", referringproviderid);
  return done({ referringproviderid });
}

function departmentRow({ store, input }: AthenaContext, department: Department): unknown {
  const providers = store.providers.where(({ deleted }) => !deleted);
  return {
    ...department,
    patientdepartmentname: department.name,
    timezone: department.timezoneoffset,
    doesnotobservedst: false,
    servicedepartment: true,
    providergroupid: "1",
    providergroupname: "Sample Practice",
    placeofservicetypeid: "11",
    placeofservicetypename: "Office",
    placeofservicefacility: false,
    clinicals: "ON",
    portalurl: "portal.example.com",
    communicatorbrandid: "1",
    medicationhistoryconsent: false,
    creditcardtypes: CARDS,
    ecommercecreditcardtypes: CARDS,
    singleappointmentcontractmax: 200,
    oneyearcontractmax: 1500,
    latitude: "42.370",
    longitude: "-71.183",
    ...(input.flag("providerlist")
      ? { providerlist: providers.map(({ providerid }) => Number(providerid)) }
      : {}),
  };
}
