// Owns the operations on what a practice has configured, and on the lists that records refer to
// (docs.athenahealth.com/api/api-ref, the chapter on the practice's configuration).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id, NoParams } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { list, one, pageOf } from "../../operations/shapes.js";
import type { PageParams } from "./types/common.js";
import type {
  ChartSharingGroup,
  CheckInRequiredFields,
  CommunicatorBrand,
  CommunicatorBrandPage,
  CreditCardMethod,
  CreditCardMethodPage,
  CustomField,
  Employer,
  EmployerPage,
  Ethnicity,
  GenderIdentityPage,
  Language,
  ListEmployersParams,
  ListGenderIdentitiesParams,
  ListOrderSetsParams,
  MobileCarrier,
  OrderSet,
  OrderSetPage,
  PatientLocation,
  Ping,
  Race,
  ReferralSource,
  ReferralSourcePage,
  SlidingFeePlan,
  SlidingFeePlanPage,
  State,
} from "./types/practice.js";

/** `client.practice`. */
export const practice = {
  /** Whether the API responds for this practice. */
  ping: operation<(params?: NoParams, options?: CallOptions) => Promise<Ping>>({
    method: "GET",
    path: "ping",
    result: one,
    provenance: "official",
  }),

  /** The custom fields that the practice has defined for patients. */
  listCustomFields: operation<
    (params?: NoParams, options?: CallOptions) => Promise<readonly CustomField[]>
  >({ method: "GET", path: "customfields", result: list, provenance: "official" }),

  /** The brands under which patients hear from the practice. */
  listCommunicatorBrands: operation<
    (params?: PageParams, options?: CallOptions) => Paged<CommunicatorBrand, CommunicatorBrandPage>
  >({
    method: "GET",
    path: "communicatorbrands",
    result: pageOf("communicatorbrands"),
    provenance: "official",
    paging: { rows: "communicatorbrands", id: "communicatorbrandid", size: 500 },
  }),

  /** The employers of patients. */
  listEmployers: operation<
    (params?: ListEmployersParams, options?: CallOptions) => Paged<Employer, EmployerPage>
  >({
    method: "GET",
    path: "employers",
    result: pageOf("employers"),
    provenance: "official",
    paging: { rows: "employers", id: "id", size: 500 },
  }),

  /** The ethnicities that a patient's record may have. */
  listEthnicities: operation<
    (params?: NoParams, options?: CallOptions) => Promise<readonly Ethnicity[]>
  >({ method: "GET", path: "ethnicities", result: list, provenance: "official" }),

  /** The languages that a patient's record may have. */
  listLanguages: operation<
    (params?: NoParams, options?: CallOptions) => Promise<readonly Language[]>
  >({ method: "GET", path: "languages", result: list, provenance: "official" }),

  /** The carriers of mobile phones that a patient's record may have. */
  listMobileCarriers: operation<
    (params?: NoParams, options?: CallOptions) => Promise<readonly MobileCarrier[]>
  >({ method: "GET", path: "mobilecarriers", result: list, provenance: "official" }),

  /** The races that a patient's record may have. */
  listRaces: operation<(params?: NoParams, options?: CallOptions) => Promise<readonly Race[]>>({
    method: "GET",
    path: "races",
    result: list,
    provenance: "official",
  }),

  /** The ways in which patients hear of the practice. */
  listReferralSources: operation<
    (params?: PageParams, options?: CallOptions) => Paged<ReferralSource, ReferralSourcePage>
  >({
    method: "GET",
    path: "referralsources",
    result: pageOf("referralsources"),
    provenance: "official",
    paging: { rows: "referralsources", id: "referralsourceid", size: 500 },
  }),

  /** The plans by which patients with a low income pay less. */
  listSlidingFeePlans: operation<
    (params?: PageParams, options?: CallOptions) => Paged<SlidingFeePlan, SlidingFeePlanPage>
  >({
    method: "GET",
    path: "slidingfeeplans",
    result: pageOf("slidingfeeplans"),
    provenance: "official",
    paging: { rows: "slidingfeeplans", id: "slidingfeeplanid", size: 500 },
  }),

  /** The states and territories that an address may have. */
  listStates: operation<(params?: NoParams, options?: CallOptions) => Promise<readonly State[]>>({
    method: "GET",
    path: "states",
    result: list,
    provenance: "official",
  }),

  /** The places in the practice where a patient may be during a visit. */
  listPatientLocations: operation<
    (params?: NoParams, options?: CallOptions) => Promise<readonly PatientLocation[]>
  >({ method: "GET", path: "misc/patientlocations", result: list, provenance: "official" }),

  /** The groups of departments that share charts. */
  listChartSharingGroups: operation<
    (params?: NoParams, options?: CallOptions) => Promise<readonly ChartSharingGroup[]>
  >({
    method: "GET",
    path: "configuration/chartsharinggroups",
    result: list,
    provenance: "official",
  }),

  /** The orders that the practice often gives together. */
  listOrderSets: operation<
    (params?: ListOrderSetsParams, options?: CallOptions) => Paged<OrderSet, OrderSetPage>
  >({
    method: "GET",
    path: "configuration/ordersets",
    result: pageOf("ordersets"),
    provenance: "official",
    paging: { rows: "ordersets", id: "ordersetid", size: 500 },
  }),

  /** The gender identities that a patient's record may have. */
  listGenderIdentities: operation<
    (params?: ListGenderIdentitiesParams, options?: CallOptions) => Promise<GenderIdentityPage>
  >({
    method: "GET",
    path: "configuration/patients/genderidentity",
    result: pageOf("genderidentityfields"),
    provenance: "official",
  }),

  /** The ways of paying by card that need no contract with athenahealth. */
  listCreditCardMethods: operation<
    (params?: PageParams, options?: CallOptions) => Paged<CreditCardMethod, CreditCardMethodPage>
  >({
    method: "GET",
    path: "configuration/validnonccpcreditcardmethods",
    result: pageOf("paymentmethods"),
    provenance: "official",
    paging: { rows: "paymentmethods", id: "paymentmethod", size: 500 },
  }),
};

/** The fields that a department requires at check-in; part of `client.departments`. */
export const getCheckInRequiredFields = operation<
  (departmentid: Id, params?: NoParams, options?: CallOptions) => Promise<CheckInRequiredFields>
>({
  method: "GET",
  path: "departments/{departmentid}/checkinrequired",
  result: one,
  provenance: "official",
});
