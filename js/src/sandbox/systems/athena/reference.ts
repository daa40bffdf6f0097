// Owns the operations on lists that charts and orders refer to.
import { operation, page, PAGING } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import type { Parameters } from "./parameters.js";
import * as lists from "./reference-lists.js";
import { VITAL_KINDS } from "./vital-rows.js";

const SEARCH: Parameters = { text: "searchvalue!" };

/** The operations of this file. */
export const REFERENCE_OPERATIONS = [
  operation("GET /reference/allergies", SEARCH, ({ input }) =>
    lists.ALLERGIES.filter(({ allergy }) => holds(allergy, input.need("searchvalue"))),
  ),
  operation("GET /reference/allergies/reactions", {}, () => lists.REACTIONS),
  operation("GET /reference/allergies/severities", {}, () => lists.SEVERITIES),
  operation("GET /reference/medications", SEARCH, ({ input }) =>
    lists.MEDICATIONS.filter(({ medication }) => holds(medication, input.need("searchvalue"))),
  ),
  operation("GET /reference/order/lab", SEARCH, ({ input }) =>
    lists.LAB_ORDER_TYPES.filter(({ name }) => holds(name, input.need("searchvalue"))).map(
      ({ ordertypeid, name }) => ({ ordertypeid: Number(ordertypeid), name }),
    ),
  ),
  operation("GET /reference/providerspecialties", PAGING, (context) =>
    page(context, "providerspecialties", lists.SPECIALTIES),
  ),
  operation("GET /reference/providertypes", PAGING, (context) =>
    page(context, "providertypes", lists.PROVIDER_TYPES),
  ),
  operation("GET /chart/configuration/officeordertypes", {}, () => lists.OFFICE_ORDER_TYPES),
  operation(
    "GET /chart/configuration/facilities",
    { department: "departmentid!", text: "name! ordertype!", patient: "patientid" },
    listFacilities,
  ),
  operation(
    "GET /chart/configuration/medicalhistory",
    [PAGING, { boolean: "showdeleted" }],
    (context) => {
      const all = context.input.flag("showdeleted");
      const found = lists.HISTORY_QUESTIONS.filter(({ deleted }) => all || !deleted);
      return page(context, "questions", found);
    },
  ),
  operation("GET /chart/configuration/socialhistory", {}, () => lists.TEMPLATES),
  operation(
    "GET /chart/configuration/vitals",
    [PAGING, { boolean: "showunconfigured", text: "specialtyid" }],
    listVitals,
  ),
  operation("GET /chart/questionnairescreeners", PAGING, (context) => {
    const found = lists.SCREENERS.map(({ templateid, templatetype, name }) => ({
      templateid,
      templatetype,
      name,
    }));
    return page(context, "questionnairescreeners", found);
  }),
];

/** Whether a name holds each word of a text. */
function holds(name: string, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/);
  return words.every((word) => name.toLowerCase().includes(word));
}

function listFacilities({ input }: AthenaContext): unknown {
  const place = { city: "WATERTOWN", state: "MA", zipcode: "02472" };
  const numbers = { phonenumber: "(617) 555-0101", faxnumber: "(617) 555-0102" };
  const found = lists.FACILITIES.filter(
    ({ ordertype, name, address }) =>
      ordertype === input.text("ordertype") && holds(`${name} ${address}`, input.need("name")),
  );
  return found.map((facility) => ({ ...facility, ordertype: undefined, ...place, ...numbers }));
}

/** Vitals that the practice does not use. */
const UNUSED = [{ key: "PAINSCALE", abbreviation: "Pain Scale", elements: ["PAINSCALE"] }];

function listVitals(context: AthenaContext): unknown {
  const all = [...VITAL_KINDS, ...(context.input.flag("showunconfigured") ? UNUSED : [])];
  const found = all.map(({ key, abbreviation, elements }, ordering) => ({
    ordering,
    istiedtomeasurement: false,
    abbreviation,
    attributes: elements.map((element) => ({
      name: element.replaceAll(".", " ").toLowerCase(),
      abbreviation,
      clinicalelementid: `VITALS.${element}`,
      datatype: "NUMERIC",
    })),
    key,
  }));
  return page(context, "vitals", found);
}
