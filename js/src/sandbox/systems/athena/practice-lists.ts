// Owns what the practice has configured, and the lists that records refer to. All of it is made up, but for the
// codes that standards define.
import type { Route } from "../../routes.js";
import type { ApiContext } from "../../system.js";
import { operation, page, PAGING, rows } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import type { AthenaStore } from "./store.js";

/** A custom field of patients. */
export interface CustomField {
  readonly customfieldid: string;
  readonly name: string;
  readonly type: "TEXT" | "DATE";
  readonly length?: string;
  readonly select: boolean;
  readonly selectlist?: readonly { readonly optionid: string; readonly optionvalue: string }[];
  readonly searchable?: true;
  readonly casesensitive: boolean;
  readonly disallowupdate: boolean;
}

const FIELD = { type: "TEXT", casesensitive: false, select: false, disallowupdate: false } as const;

/** The custom fields. */
export const CUSTOM_FIELDS: readonly CustomField[] = [
  { ...FIELD, customfieldid: "1", name: "Locker", searchable: true, length: "10" },
  {
    ...FIELD,
    customfieldid: "2",
    name: "Seat by the window",
    select: true,
    selectlist: [
      { optionid: "21", optionvalue: "Yes" },
      { optionid: "22", optionvalue: "No" },
    ],
  },
  { ...FIELD, customfieldid: "3", name: "Old record number", disallowupdate: true },
];

/** Lists without an envelope, which come as a whole. */
const BARE: Readonly<Record<string, readonly unknown[]>> = {
  customfields: CUSTOM_FIELDS,
  ethnicities: [
    { ethnicityid: "2135-2", name: "Hispanic or Latino/Spanish" },
    { ethnicityid: "2186-5", name: "Not Hispanic or Latino" },
    { name: "Patient Declined" },
  ],
  languages: [
    { iso6392code: "eng", name: "English" },
    { iso6392code: "spa", name: "Spanish" },
    { name: "Patient Declined" },
  ],
  mobilecarriers: [
    { mobilecarrierid: 31, name: "Example Wireless" },
    { mobilecarrierid: 32, name: "Sample Mobile" },
  ],
  races: [
    { raceid: "2028-9", name: "Asian" },
    { raceid: "2106-3", name: "White" },
    { name: "Patient Declined" },
  ],
  states: [
    { state: "MA", name: "MA-Massachusetts" },
    { state: "NH", name: "NH-New Hampshire" },
    { state: "PR", name: "PR-Puerto Rico" },
  ],
  "misc/patientlocations": [
    { patientlocationid: 1, name: "Waiting Room" },
    { patientlocationid: 2, name: "Room 2" },
  ],
  "configuration/chartsharinggroups": [
    {
      chartsharinggroupid: "1",
      name: "Whole Practice",
      patientfacingname: "Sample Practice",
      created: "01/15/2020",
    },
  ],
};

/** Lists in pages: the member that holds the rows, and the rows. */
const PAGED: Readonly<Record<string, readonly [string, readonly unknown[]]>> = {
  communicatorbrands: [
    "communicatorbrands",
    [
      {
        communicatorbrandid: 1,
        name: "Sample Practice",
        fromemail: "noreply@example.com",
        hasportal: true,
        haspatientinfocenter: false,
      },
    ],
  ],
  referralsources: [
    "referralsources",
    ["Advertising", "Word of Mouth", "Other"].map((name, index) => {
      const place = String(index + 1);
      return { referralsourceid: place, name, ordering: place };
    }),
  ],
  slidingfeeplans: [
    "slidingfeeplans",
    [
      {
        slidingfeeplanid: "1",
        name: "Half of the Charge",
        programname: "Sliding Fee Discounts",
        note: "Up to twice the poverty level",
        calculationtypeid: "2",
        calculationtypename: "Percentage only",
        calculationtypeshortname: "Percentage only",
        percentageresponsibility: "50",
        povertylevellowerbound: "0",
        povertylevelupperbound: "200",
      },
    ],
  ],
  "configuration/validnonccpcreditcardmethods": [
    "paymentmethods",
    [
      { name: "American Express", paymentmethod: "AMEX" },
      { name: "MasterCard and Visa", paymentmethod: "MC/VISA" },
    ],
  ],
};

interface Employer {
  readonly id: string;
  readonly name: string;
  readonly [field: string]: string;
}

const EMPLOYERS: readonly Employer[] = [
  {
    id: "11",
    name: "QUAY & SONS",
    address: "7 EXAMPLE QUAY",
    city: "WATERTOWN",
    state: "MA",
    zip: "02472",
    phone: "6175550140",
  },
  { id: "12", name: "SAMPLE MILLS" },
];

const ORDER_SETS = [
  {
    ordersetid: 41,
    ordersetname: "Hypertension",
    diagnoses: [
      {
        snomedcode: 38341003,
        snomedicd10code: "I10",
        diagnosisdescription: "Hypertensive disorder",
        orderrequests: [{ ordertypeid: "342286", ordername: "lipid panel, serum" }],
      },
    ],
  },
  { ordersetid: 42, ordersetname: "Own Set", diagnoses: [], username: "hfeather" },
];

const IDENTITIES = ["Female", "Male", "Choose not to disclose", ""];
const IDENTITIES_2015 = ["Identifies as Female", "Identifies as Male", "Choose not to disclose"];
const AT_CHECK_IN = ["dob", "sex", "address1", "zip", "city", "state", "homephone"];

/** The operations of this file. */
export const PRACTICE_LIST_OPERATIONS: readonly Route<ApiContext<AthenaStore>>[] = [
  operation("GET /ping", {}, () => ({ pong: "true" })),
  ...Object.entries(BARE).map(([path, found]) => operation(`GET /${path}`, {}, () => found)),
  ...Object.entries(PAGED).map(([path, [key, found]]) =>
    operation(`GET /${path}`, PAGING, (context) => page(context, key, found)),
  ),
  operation(
    "GET /employers",
    [PAGING, { text: "name exactname address city state zip phone" }],
    listEmployers,
  ),
  operation("GET /configuration/ordersets", [PAGING, { text: "username" }], (context) => {
    const wanted = context.input.text("username");
    const found = ORDER_SETS.filter(
      ({ username }) => username === undefined || wanted === undefined || username === wanted,
    );
    return page(
      context,
      "ordersets",
      found.map((set) => ({ ...set, username: undefined })),
    );
  }),
  operation(
    "GET /configuration/patients/genderidentity",
    [PAGING, { boolean: "show2015edcehrtvalues" }],
    ({ input }) => {
      const found = input.flag("show2015edcehrtvalues") ? IDENTITIES_2015 : IDENTITIES;
      return rows("genderidentityfields", found);
    },
  ),
  operation("GET /departments/:departmentid/checkinrequired", {}, ({ store, id }) => {
    store.departments.get(id("departmentid"));
    return { fieldlist: AT_CHECK_IN };
  }),
];

// Names and addresses match by a part, all other fields as a whole.
function listEmployers(context: AthenaContext): unknown {
  const { input } = context;
  const fits = (value: string | undefined, name: string, whole: boolean): boolean => {
    const wanted = input.text(name)?.toUpperCase();
    if (wanted === undefined) return true;
    return whole ? value === wanted : (value ?? "").includes(wanted);
  };
  const found = EMPLOYERS.filter(
    (employer) =>
      fits(employer.name, "name", false) &&
      fits(employer.name, "exactname", true) &&
      fits(employer["address"], "address", false) &&
      ["city", "state", "zip", "phone"].every((name) => fits(employer[name], name, true)),
  );
  return page(context, "employers", found);
}
