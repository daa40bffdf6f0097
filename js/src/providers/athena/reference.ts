// Owns the operations on lists that charts and orders refer to (docs.athenahealth.com/api/api-ref, allergy,
// medication, order-lab, encounter-services and others).

import { operation } from "../../operations/declare.js";
import type { CallOptions, NoParams } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { list, pageOf } from "../../operations/shapes.js";
import type { PageParams } from "./types/common.js";
import type {
  ConfiguredVital,
  ConfiguredVitalPage,
  Facility,
  LabOrderType,
  ListConfiguredVitalsParams,
  ListMedicalHistoryQuestionsParams,
  MedicalHistoryQuestion,
  MedicalHistoryQuestionPage,
  OfficeOrderType,
  ProviderSpecialty,
  ProviderSpecialtyPage,
  ProviderType,
  ProviderTypePage,
  ReferenceAllergy,
  ReferenceMedication,
  ReferenceReaction,
  ReferenceSeverity,
  SearchFacilitiesParams,
  SearchReferenceParams,
  SocialHistoryTemplateDetails,
} from "./types/reference.js";
import type { ScreenerTemplate, ScreenerTemplatePage } from "./types/screeners.js";

/** `client.reference`. */
export const reference = {
  /** Allergens whose names match. */
  searchAllergies: operation<
    (params: SearchReferenceParams, options?: CallOptions) => Promise<readonly ReferenceAllergy[]>
  >({
    method: "GET",
    path: "reference/allergies",
    required: ["searchvalue"],
    result: list,
    provenance: "official",
  }),

  /** The reactions to allergens. */
  listAllergyReactions: operation<
    (params?: NoParams, options?: CallOptions) => Promise<readonly ReferenceReaction[]>
  >({
    method: "GET",
    path: "reference/allergies/reactions",
    result: list,
    provenance: "official",
  }),

  /** The severities of reactions to allergens. */
  listAllergySeverities: operation<
    (params?: NoParams, options?: CallOptions) => Promise<readonly ReferenceSeverity[]>
  >({
    method: "GET",
    path: "reference/allergies/severities",
    result: list,
    provenance: "official",
  }),

  /** Medications whose names match. */
  searchMedications: operation<
    (
      params: SearchReferenceParams,
      options?: CallOptions,
    ) => Promise<readonly ReferenceMedication[]>
  >({
    method: "GET",
    path: "reference/medications",
    required: ["searchvalue"],
    result: list,
    provenance: "official",
  }),

  /** Lab tests whose names match. */
  searchLabOrderTypes: operation<
    (params: SearchReferenceParams, options?: CallOptions) => Promise<readonly LabOrderType[]>
  >({
    method: "GET",
    path: "reference/order/lab",
    required: ["searchvalue"],
    result: list,
    provenance: "official",
  }),

  /** Orders that departments carry out themselves. */
  listOfficeOrderTypes: operation<
    (params?: NoParams, options?: CallOptions) => Promise<readonly OfficeOrderType[]>
  >({
    method: "GET",
    path: "chart/configuration/officeordertypes",
    result: list,
    provenance: "official",
  }),

  /** Labs, pharmacies and other facilities that receive orders, by name or address. */
  searchFacilities: operation<
    (params: SearchFacilitiesParams, options?: CallOptions) => Promise<readonly Facility[]>
  >({
    method: "GET",
    path: "chart/configuration/facilities",
    required: ["departmentid", "name", "ordertype"],
    result: list,
    provenance: "official",
  }),

  /** The questions of medical histories. */
  listMedicalHistoryQuestions: operation<
    (
      params?: ListMedicalHistoryQuestionsParams,
      options?: CallOptions,
    ) => Paged<MedicalHistoryQuestion, MedicalHistoryQuestionPage>
  >({
    method: "GET",
    path: "chart/configuration/medicalhistory",
    result: pageOf("questions"),
    provenance: "official",
    paging: { rows: "questions", id: "questionid", size: 500 },
  }),

  /** The templates of social histories, with their questions. */
  listSocialHistoryTemplates: operation<
    (params?: NoParams, options?: CallOptions) => Promise<readonly SocialHistoryTemplateDetails[]>
  >({
    method: "GET",
    path: "chart/configuration/socialhistory",
    result: list,
    provenance: "official",
  }),

  /** The vital signs that the practice measures. */
  listConfiguredVitals: operation<
    (
      params?: ListConfiguredVitalsParams,
      options?: CallOptions,
    ) => Paged<ConfiguredVital, ConfiguredVitalPage>
  >({
    method: "GET",
    path: "chart/configuration/vitals",
    result: pageOf("vitals"),
    provenance: "official",
    paging: { rows: "vitals", id: "key", size: 500 },
  }),

  /** The templates of screening questionnaires. */
  listScreeners: operation<
    (params?: PageParams, options?: CallOptions) => Paged<ScreenerTemplate, ScreenerTemplatePage>
  >({
    method: "GET",
    path: "chart/questionnairescreeners",
    result: pageOf("questionnairescreeners"),
    provenance: "official",
    paging: { rows: "questionnairescreeners", id: "templateid", size: 500 },
  }),

  /** The specialties of providers. */
  listProviderSpecialties: operation<
    (params?: PageParams, options?: CallOptions) => Paged<ProviderSpecialty, ProviderSpecialtyPage>
  >({
    method: "GET",
    path: "reference/providerspecialties",
    result: pageOf("providerspecialties"),
    provenance: "official",
    paging: { rows: "providerspecialties", id: "specialtyid", size: 500 },
  }),

  /** The types of providers. */
  listProviderTypes: operation<
    (params?: PageParams, options?: CallOptions) => Paged<ProviderType, ProviderTypePage>
  >({
    method: "GET",
    path: "reference/providertypes",
    result: pageOf("providertypes"),
    provenance: "official",
    paging: { rows: "providertypes", id: "providertypeid", size: 500 },
  }),
};
