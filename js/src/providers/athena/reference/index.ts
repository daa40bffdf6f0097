// Owns the operations of athenahealth's reference. Written by scripts/docs/index.mjs.

import type { AppointmentsChapter } from "./appointments.js";
import type { ChartsChapter } from "./charts.js";
import type { DataImportsChapter } from "./data-imports.js";
import type { DocumentsAndFormsChapter } from "./documents-and-forms.js";
import type { EncounterChapter } from "./encounter.js";
import type { HospitalChapter } from "./hospital.js";
import type { InsuranceAndFinancialChapter } from "./insurance-and-financial.js";
import type { ObstetricsEpisodeChapter } from "./obstetrics-episode.js";
import type { PatientChapter } from "./patient.js";
import type { PracticeConfigurationChapter } from "./practice-configuration.js";
import type { ProviderChapter } from "./provider.js";
import type { QualityManagementAndPopHealthChapter } from "./quality-management-and-pop-health.js";

/**
 * The operations of athenahealth's reference by method and path, with their parameters but those of the path.
 *
 * @provenance official
 */
export type AthenaReference = AppointmentsChapter &
  ChartsChapter &
  DataImportsChapter &
  DocumentsAndFormsChapter &
  EncounterChapter &
  HospitalChapter &
  InsuranceAndFinancialChapter &
  ObstetricsEpisodeChapter &
  PatientChapter &
  PracticeConfigurationChapter &
  ProviderChapter &
  QualityManagementAndPopHealthChapter;
