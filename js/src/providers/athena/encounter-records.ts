// Owns the operations on orders, goals, exams and screening questionnaires of an encounter, as a part of
// `client.encounters` (docs.athenahealth.com/api/api-ref, order, patient-goals, physical-exam and
// screening-questionnaire-encounter).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id, NoParams } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { done, one, pageOf } from "../../operations/shapes.js";
import type { Done, PageParams } from "./types/common.js";
import type {
  CreatedOrder,
  CreateEncounterLabOrderParams,
  EncounterOrderDetails,
  EncounterPatientGoals,
  GetEncounterOrderParams,
  GetEncounterPhysicalExamParams,
  PhysicalExam,
} from "./types/encounter-records.js";
import type {
  CreateEncounterScreenerParams,
  Screener,
  ScreenerPage,
  UpdateEncounterScreenerParams,
  UpdateEncounterScreenerScoreParams,
} from "./types/screeners.js";

/** A part of `client.encounters`. */
export const encounterRecords = {
  /** One order of an encounter. */
  getEncounterOrder: operation<
    (
      encounterid: Id,
      orderid: Id,
      params?: GetEncounterOrderParams,
      options?: CallOptions,
    ) => Promise<EncounterOrderDetails>
  >({
    method: "GET",
    path: "chart/encounter/{encounterid}/orders/{orderid}",
    result: one,
    provenance: "official",
  }),

  /** Orders a test from a lab. */
  createEncounterLabOrder: operation<
    (
      encounterid: Id,
      params: CreateEncounterLabOrderParams,
      options?: CallOptions,
    ) => Promise<CreatedOrder>
  >({
    method: "POST",
    path: "chart/encounter/{encounterid}/orders/lab",
    required: ["diagnosissnomedcode"],
    result: one,
    provenance: "official",
  }),

  /** What an encounter has about the patient's goals. */
  getEncounterPatientGoals: operation<
    (encounterid: Id, params?: NoParams, options?: CallOptions) => Promise<EncounterPatientGoals>
  >({
    method: "GET",
    path: "chart/encounter/{encounterid}/patientgoals",
    result: one,
    provenance: "official",
  }),

  /** The physical exam of an encounter. */
  getEncounterPhysicalExam: operation<
    (
      encounterid: Id,
      params?: GetEncounterPhysicalExamParams,
      options?: CallOptions,
    ) => Promise<PhysicalExam>
  >({
    method: "GET",
    path: "chart/encounter/{encounterid}/physicalexam",
    result: one,
    provenance: "official",
  }),

  /** The screening questionnaires of an encounter, with the answers. */
  getEncounterScreeners: operation<
    (encounterid: Id, params?: PageParams, options?: CallOptions) => Paged<Screener, ScreenerPage>
  >({
    method: "GET",
    path: "chart/encounter/{encounterid}/questionnairescreeners",
    result: pageOf("questionnairescreeners"),
    provenance: "official",
    paging: { rows: "questionnairescreeners", id: "questionnaireid", size: 500 },
  }),

  /** Adds a screening questionnaire to an encounter. Its id is in `getEncounterScreeners`. */
  createEncounterScreener: operation<
    (encounterid: Id, params: CreateEncounterScreenerParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "chart/encounter/{encounterid}/questionnairescreeners",
    required: ["templateid"],
    result: done,
    provenance: "official",
  }),

  /** Records the answers and the score of a screening questionnaire. */
  updateEncounterScreener: operation<
    (encounterid: Id, params: UpdateEncounterScreenerParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/encounter/{encounterid}/questionnairescreeners",
    required: ["questionnaireid", "documentids", "questions", "score"],
    result: done,
    provenance: "official",
  }),

  /** Records the score of a screening questionnaire without answers. */
  updateEncounterScreenerScore: operation<
    (
      encounterid: Id,
      params: UpdateEncounterScreenerScoreParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/encounter/{encounterid}/questionnairescreeners/scoreonly",
    required: ["questionnaireid", "documentids"],
    result: done,
    provenance: "official",
  }),
};
