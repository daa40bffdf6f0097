// Owns the operations of athenahealth's reference. Written by scripts/docs/index.mjs.

import type { AthenaMethods } from "../methods.js";
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
 * The operations of athenahealth's reference and of the client by method and path, with their parameters.
 *
 * @provenance official
 */
export interface AthenaOperations
  extends
    AthenaMethods,
    AppointmentsChapter,
    ChartsChapter,
    DataImportsChapter,
    DocumentsAndFormsChapter,
    EncounterChapter,
    HospitalChapter,
    InsuranceAndFinancialChapter,
    ObstetricsEpisodeChapter,
    PatientChapter,
    PracticeConfigurationChapter,
    ProviderChapter,
    QualityManagementAndPopHealthChapter {}
