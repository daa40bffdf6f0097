// Owns the parameters of operations that have a method of AthenaClient. Written by scripts/docs/index.mjs.

import type { Params } from "../../operations/call-types.js";
import type { Id } from "../../operations/declare.js";
// prettier-ignore
import type { CreateAppointmentTypeParams, GetHealthHistoryFormParams, ListAppointmentInsurancesParams, UpdateHealthHistoryFormParams } from "./types/appointment-details.js";
// prettier-ignore
import type { AppointmentNoteParams, BookAppointmentParams, CancelAppointmentParams, CreateSlotParams, FreezeAppointmentParams, GetAppointmentParams, ListAppointmentNotesParams, ListBookedAppointmentsParams, ListBookedInDepartmentsParams, ListChangedAppointmentsParams, ListOpenSlotsParams, RescheduleAppointmentParams, UpdateBookedAppointmentParams } from "./types/appointments.js";
// prettier-ignore
import type { CheckProcedureParams, CollectPaymentParams, CreateChargeParams, GetPatientChargesParams, GetPaymentHistoryParams, RecordPaymentParams } from "./types/billing.js";
// prettier-ignore
import type { CreatePatientMedicationParams, CreatePatientOrderGroupParams, GetPatientAnalytesParams, PatientDefaultLabParams, SetPatientDefaultPharmacyParams, SetPatientSocialHistoryTemplatesParams, UpdatePatientMedicalHistoryParams, UpdatePatientMedicationsParams } from "./types/chart-history.js";
// prettier-ignore
import type { GetPatientLabResultsParams, GetPatientPharmacyParams, GetPatientSocialHistoryParams, GetPatientVitalsParams, SetPatientPharmacyParams, UpdatePatientSocialHistoryParams } from "./types/chart-results.js";
// prettier-ignore
import type { CreatePatientProblemParams, DeletePatientProblemParams, GetPatientAllergiesParams, GetPatientMedicationsParams, GetPatientProblemsParams, GetPatientVaccinesParams, UpdatePatientAllergiesParams, UpdatePatientProblemParams } from "./types/chart.js";
// prettier-ignore
import type { ClaimAttachmentParams, CreateClaimNoteParams, ListClaimNotesParams, UpdateClaimAttachmentParams, UploadClaimAttachmentParams } from "./types/claim-notes.js";
// prettier-ignore
import type { CreateAppointmentClaimParams, CreateClaimParams, GetChangedClaimsParams, GetClaimParams, ListClaimsParams, PatientClaimsParams, UpdateClaimParams } from "./types/claims.js";
// prettier-ignore
import type { ChartParams, PageParams } from "./types/common.js";
// prettier-ignore
import type { GetDepartmentParams, ListDepartmentsParams, LongPageParams } from "./types/departments.js";
// prettier-ignore
import type { CreateEncounterDocumentParams, CreateLabResultParams, CreatePatientCaseParams, GetLabResultParams, ListEncounterDocumentsParams, ListPrescriptionsParams, UpdatePrescriptionParams } from "./types/document-classes.js";
// prettier-ignore
import type { CreateAdminDocumentParams, CreateClinicalDocumentParams, CreateDocumentParams, GetClinicalDocumentParams, ListDocumentsOfClassParams, ListDocumentsParams, ShowDocumentParams } from "./types/documents.js";
// prettier-ignore
import type { CreateEncounterLabOrderParams, GetEncounterOrderParams, GetEncounterPhysicalExamParams } from "./types/encounter-records.js";
// prettier-ignore
import type { CreateEncounterVitalsParams, EncounterDiagnosisParams, GetEncounterOrdersParams, GetEncounterSummaryParams, GetEncounterVitalsParams, GetPatientEncountersParams, UpdateEncounterParams } from "./types/encounters.js";
// prettier-ignore
import type { BenefitDetailsParams, CardImageParams, CreatePatientInsuranceParams, DeletePatientInsuranceParams, GetPatientInsurancesParams, ListInsurancePackagesParams, ReactivatePatientInsuranceParams, UpdatePatientInsuranceParams } from "./types/insurance.js";
// prettier-ignore
import type { PatientDepartmentParams, UpdatePatientCustomFieldsParams, UpdatePatientMedicationHistoryConsentParams, UpdatePatientPrivacyInformationParams } from "./types/patient-details.js";
// prettier-ignore
import type { UploadPatientImageParams } from "./types/patient-images.js";
// prettier-ignore
import type { CreatePatientParams, FindBestMatchesParams, GetPatientAppointmentsParams, GetPatientCasesParams, GetPatientParams, ListChangedPatientsParams, SearchPatientsParams, UpdatePatientParams } from "./types/patients.js";
// prettier-ignore
import type { DeletePatientInsuranceBySequenceParams, ListCommonInsurancePackagesParams, ListTopInsurancePackagesParams, UpdatePatientInsuranceBySequenceParams } from "./types/payers.js";
// prettier-ignore
import type { ListEmployersParams, ListGenderIdentitiesParams, ListOrderSetsParams } from "./types/practice.js";
// prettier-ignore
import type { CreateProviderParams, CreateReferringProviderParams, GetChangedProvidersParams, GetProviderParams, ListProvidersParams, UpdateProviderParams, UpdateReferringProviderParams } from "./types/providers.js";
// prettier-ignore
import type { ListConfiguredVitalsParams, ListMedicalHistoryQuestionsParams, SearchFacilitiesParams, SearchReferenceParams } from "./types/reference.js";
// prettier-ignore
import type { ChangeSubscriptionParams, GetAppointmentTypeParams, ListAppointmentTypesParams, ListCancelReasonsParams, ListReasonsParams, SubscribeToChangesParams, UnsubscribeFromChangesParams } from "./types/scheduling.js";
// prettier-ignore
import type { CreateEncounterScreenerParams, UpdateEncounterScreenerParams, UpdateEncounterScreenerScoreParams } from "./types/screeners.js";
// prettier-ignore
import type { CreateReminderParams, CreateWaitlistEntryParams, ListRemindersParams, ListWaitlistParams, UpdateReminderParams, UpdateWaitlistEntryParams } from "./types/waitlist.js";

/** The operations that have a method, by method and path, with their parameters. */
// prettier-ignore
export interface AthenaMethods {
  "GET /patients/{patientid}": Params<{ patientid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }> & GetPatientParams;
  "GET /patients": SearchPatientsParams | undefined;
  "POST /patients": CreatePatientParams;
  "PUT /patients/{patientid}": Params<{ patientid: Id }> & UpdatePatientParams;
  "GET /patients/enhancedbestmatch": FindBestMatchesParams;
  "GET /patients/changed": ListChangedPatientsParams | undefined;
  "GET /chart/{patientid}/problems": Params<{ patientid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }> & GetPatientProblemsParams;
  "POST /chart/{patientid}/problems": Params<{ patientid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }> & CreatePatientProblemParams;
  "PUT /chart/{patientid}/problems/{problemid}": Params<{ patientid: Id; problemid: Id }> & UpdatePatientProblemParams;
  "DELETE /chart/{patientid}/problems/{problemid}": Params<{ patientid: Id; problemid: Id }> & DeletePatientProblemParams;
  "GET /chart/{patientid}/medications": Params<{ patientid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }> & GetPatientMedicationsParams;
  "GET /chart/{patientid}/allergies": Params<{ patientid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }> & GetPatientAllergiesParams;
  "PUT /chart/{patientid}/allergies": Params<{ patientid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }> & UpdatePatientAllergiesParams;
  "GET /chart/{patientid}/vaccines": Params<{ patientid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }> & GetPatientVaccinesParams;
  "GET /chart/{patientid}/vitals": Params<{ patientid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }> & GetPatientVitalsParams;
  "GET /chart/{patientid}/labresults": Params<{ patientid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }> & GetPatientLabResultsParams;
  "GET /chart/{patientid}/socialhistory": Params<{ patientid: Id }> & GetPatientSocialHistoryParams;
  "PUT /chart/{patientid}/socialhistory": Params<{ patientid: Id }> & UpdatePatientSocialHistoryParams;
  "GET /chart/{patientid}/pharmacies/preferred": Params<{ patientid: Id }> & GetPatientPharmacyParams;
  "PUT /chart/{patientid}/pharmacies/preferred": Params<{ patientid: Id }> & SetPatientPharmacyParams;
  "GET /patients/{patientid}/documents": Params<{ patientid: Id }> & ListDocumentsParams;
  "GET /patients/{patientid}/insurances": Params<{ patientid: Id }> & GetPatientInsurancesParams;
  "POST /patients/{patientid}/insurances": Params<{ patientid: Id }> & CreatePatientInsuranceParams;
  "PUT /patients/{patientid}/insurances/{insuranceid}": Params<{ patientid: Id; insuranceid: Id }> & UpdatePatientInsuranceParams;
  "DELETE /patients/{patientid}/insurances/{insuranceid}": Params<{ patientid: Id; insuranceid: Id }> & DeletePatientInsuranceParams;
  "GET /patients/{patientid}/appointments": Params<{ patientid: Id }> & GetPatientAppointmentsParams;
  "GET /patients/{patientid}/patientcases": Params<{ patientid: Id }> & GetPatientCasesParams;
  "POST /patients/{patientid}/documents/patientcase": Params<{ patientid: Id }> & CreatePatientCaseParams;
  "GET /chart/{patientid}/patientchartlist": Params<{ patientid: Id }> & PageParams;
  "GET /chart/{patientid}/analytes": Params<{ patientid: Id }> & GetPatientAnalytesParams;
  "POST /chart/{patientid}/medications": Params<{ patientid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }> & CreatePatientMedicationParams;
  "PUT /chart/{patientid}/medications": Params<{ patientid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }> & UpdatePatientMedicationsParams;
  "GET /chart/{patientid}/medicalhistory": Params<{ patientid: Id }> & ChartParams;
  "PUT /chart/{patientid}/medicalhistory": Params<{ patientid: Id }> & UpdatePatientMedicalHistoryParams;
  "GET /chart/{patientid}/socialhistory/templates": Params<{ patientid: Id }> & ChartParams;
  "PUT /chart/{patientid}/socialhistory/templates": Params<{ patientid: Id }> & SetPatientSocialHistoryTemplatesParams;
  "GET /chart/{patientid}/pharmacies/default": Params<{ patientid: Id }> & ChartParams;
  "PUT /chart/{patientid}/pharmacies/default": Params<{ patientid: Id }> & SetPatientDefaultPharmacyParams;
  "GET /chart/{patientid}/labs/default": Params<{ patientid: Id }> & ChartParams;
  "PUT /chart/{patientid}/labs/default": Params<{ patientid: Id }> & PatientDefaultLabParams;
  "DELETE /chart/{patientid}/labs/default": Params<{ patientid: Id }> & PatientDefaultLabParams;
  "POST /chart/{patientid}/ordergroups": Params<{ patientid: Id }> & CreatePatientOrderGroupParams;
  "GET /patients/{patientid}/customfields": Params<{ patientid: Id }> & PatientDepartmentParams;
  "PUT /patients/{patientid}/customfields": Params<{ patientid: Id }> & UpdatePatientCustomFieldsParams;
  "GET /patients/customfields/{customfieldid}/{customfieldvalue}": Params<{ customfieldid: Id; customfieldvalue: Id }> & PageParams;
  "GET /patients/{patientid}/privacyinformationverified": Params<{ patientid: Id }> & PatientDepartmentParams;
  "POST /patients/{patientid}/privacyinformationverified": Params<{ patientid: Id }> & UpdatePatientPrivacyInformationParams;
  "POST /patients/{patientid}/medicationhistoryconsentverified": Params<{ patientid: Id }> & UpdatePatientMedicationHistoryConsentParams;
  "GET /patients/{patientid}/receipts": Params<{ patientid: Id }> & PatientDepartmentParams;
  "GET /patients/{patientid}/photo": Params<{ patientid: Id; jpegoutput?: string }>;
  "POST /patients/{patientid}/photo": Params<{ patientid: Id }> & UploadPatientImageParams;
  "DELETE /patients/{patientid}/photo": Params<{ patientid: Id }>;
  "GET /patients/{patientid}/driverslicense": Params<{ patientid: Id; jpegoutput?: string }>;
  "POST /patients/{patientid}/driverslicense": Params<{ patientid: Id }> & UploadPatientImageParams;
  "DELETE /patients/{patientid}/driverslicense": Params<{ patientid: Id }>;
  "POST /patients/{patientid}/documents": Params<{ patientid: Id }> & CreateDocumentParams;
  "GET /patients/{patientid}/documents/clinicaldocument": Params<{ patientid: Id }> & ListDocumentsOfClassParams;
  "GET /patients/{patientid}/documents/clinicaldocument/{clinicaldocumentid}": Params<{ patientid: Id; clinicaldocumentid: Id }> & GetClinicalDocumentParams;
  "POST /patients/{patientid}/documents/clinicaldocument": Params<{ patientid: Id }> & CreateClinicalDocumentParams;
  "DELETE /patients/{patientid}/documents/clinicaldocument/{clinicaldocumentid}": Params<{ patientid: Id; clinicaldocumentid: Id }>;
  "GET /patients/{patientid}/documents/admin": Params<{ patientid: Id }> & ListDocumentsOfClassParams;
  "GET /patients/{patientid}/documents/admin/{adminid}": Params<{ patientid: Id; adminid: Id }> & ShowDocumentParams;
  "POST /patients/{patientid}/documents/admin": Params<{ patientid: Id }> & CreateAdminDocumentParams;
  "DELETE /patients/{patientid}/documents/admin/{adminid}": Params<{ patientid: Id; adminid: Id }>;
  "GET /patients/{patientid}/documents/encounterdocument": Params<{ patientid: Id }> & ListEncounterDocumentsParams;
  "POST /patients/{patientid}/documents/encounterdocument": Params<{ patientid: Id }> & CreateEncounterDocumentParams;
  "POST /patients/{patientid}/documents/labresult": Params<{ patientid: Id }> & CreateLabResultParams;
  "GET /patients/{patientid}/documents/labresult/{labresultid}": Params<{ patientid: Id; labresultid: Id }> & GetLabResultParams;
  "GET /patients/{patientid}/documents/prescription": Params<{ patientid: Id }> & ListPrescriptionsParams;
  "PUT /patients/{patientid}/documents/prescriptions/{prescriptionid}": Params<{ patientid: Id; prescriptionid: Id }> & UpdatePrescriptionParams;
  "GET /insurancepackages": ListInsurancePackagesParams;
  "POST /patients/{patientid}/insurances/{insuranceid}/reactivate": Params<{ patientid: Id; insuranceid: Id }> & ReactivatePatientInsuranceParams;
  "GET /patients/{patientid}/insurances/{insuranceid}/benefitdetails": Params<{ patientid: Id; insuranceid: Id }> & BenefitDetailsParams;
  "POST /patients/{patientid}/insurances/{insuranceid}/benefitdetails": Params<{ patientid: Id; insuranceid: Id }> & BenefitDetailsParams;
  "GET /patients/{patientid}/insurances/{insuranceid}/image": Params<{ patientid: Id; insuranceid: Id; jpegoutput?: string }>;
  "POST /patients/{patientid}/insurances/{insuranceid}/image": Params<{ patientid: Id; insuranceid: Id }> & CardImageParams;
  "PUT /patients/{patientid}/insurances/{insuranceid}/image": Params<{ patientid: Id; insuranceid: Id }> & CardImageParams;
  "DELETE /patients/{patientid}/insurances/{insuranceid}/image": Params<{ patientid: Id; insuranceid: Id }>;
  "PUT /patients/{patientid}/insurances": Params<{ patientid: Id }> & UpdatePatientInsuranceBySequenceParams;
  "DELETE /patients/{patientid}/insurances": Params<{ patientid: Id }> & DeletePatientInsuranceBySequenceParams;
  "GET /misc/commoninsurancepackages": ListCommonInsurancePackagesParams;
  "GET /misc/topinsurancepackages": ListTopInsurancePackagesParams | undefined;
  "GET /appointments/{appointmentid}": Params<{ appointmentid: Id }> & GetAppointmentParams;
  "GET /appointments/open": ListOpenSlotsParams;
  "GET /appointments/booked": ListBookedAppointmentsParams;
  "GET /appointments/booked/multipledepartment": ListBookedInDepartmentsParams;
  "GET /appointments/changed": ListChangedAppointmentsParams | undefined;
  "PUT /appointments/{appointmentid}": Params<{ appointmentid: Id }> & BookAppointmentParams;
  "PUT /appointments/{appointmentid}/cancel": Params<{ appointmentid: Id }> & CancelAppointmentParams;
  "PUT /appointments/{appointmentid}/reschedule": Params<{ appointmentid: Id }> & RescheduleAppointmentParams;
  "PUT /appointments/{appointmentid}/freeze": Params<{ appointmentid: Id }> & FreezeAppointmentParams;
  "PUT /appointments/booked/{appointmentid}": Params<{ appointmentid: Id }> & UpdateBookedAppointmentParams;
  "POST /appointments/open": CreateSlotParams;
  "DELETE /appointments/{appointmentid}": Params<{ appointmentid: Id }>;
  "GET /appointments/{appointmentid}/notes": Params<{ appointmentid: Id }> & ListAppointmentNotesParams;
  "POST /appointments/{appointmentid}/notes": Params<{ appointmentid: Id }> & AppointmentNoteParams;
  "PUT /appointments/{appointmentid}/notes/{noteid}": Params<{ appointmentid: Id; noteid: Id }> & AppointmentNoteParams;
  "DELETE /appointments/{appointmentid}/notes/{noteid}": Params<{ appointmentid: Id; noteid: Id }>;
  "POST /appointments/{appointmentid}/startcheckin": Params<{ appointmentid: Id }>;
  "POST /appointments/{appointmentid}/checkin": Params<{ appointmentid: Id }>;
  "POST /appointments/{appointmentid}/cancelcheckin": Params<{ appointmentid: Id }>;
  "POST /appointments/{appointmentid}/checkout": Params<{ appointmentid: Id }>;
  "GET /appointmenttypes": ListAppointmentTypesParams | undefined;
  "GET /appointmenttypes/{appointmenttypeid}": Params<{ appointmenttypeid: Id }> & GetAppointmentTypeParams;
  "GET /appointmentcancelreasons": ListCancelReasonsParams | undefined;
  "GET /patientappointmentreasons": ListReasonsParams;
  "GET /patientappointmentreasons/newpatient": ListReasonsParams;
  "GET /patientappointmentreasons/existingpatient": ListReasonsParams;
  "GET /appointments/changed/subscription": ChangeSubscriptionParams | undefined;
  "POST /appointments/changed/subscription": SubscribeToChangesParams | undefined;
  "DELETE /appointments/changed/subscription": UnsubscribeFromChangesParams | undefined;
  "GET /appointments/changed/subscription/events": object | undefined;
  "GET /appointments/{appointmentid}/accidentdata": Params<{ appointmentid: Id }>;
  "GET /appointments/{appointmentid}/checkin": Params<{ appointmentid: Id }>;
  "GET /appointments/{appointmentid}/insurances": Params<{ appointmentid: Id }> & ListAppointmentInsurancesParams;
  "GET /appointments/{appointmentid}/nativeathenatelehealthroom": Params<{ appointmentid: Id }>;
  "GET /appointments/{appointmentid}/healthhistoryforms/{formid}": Params<{ appointmentid: Id; formid: Id }> & GetHealthHistoryFormParams;
  "PUT /appointments/{appointmentid}/healthhistoryforms/{formid}": Params<{ appointmentid: Id; formid: Id }> & UpdateHealthHistoryFormParams;
  "GET /appointments/customfields": object | undefined;
  "POST /appointmenttypes": CreateAppointmentTypeParams;
  "GET /appointments/waitlist": ListWaitlistParams | undefined;
  "GET /appointments/waitlist/{waitlistid}": Params<{ waitlistid: Id }>;
  "POST /appointments/waitlist": CreateWaitlistEntryParams;
  "PUT /appointments/waitlist/{waitlistid}": Params<{ waitlistid: Id }> & UpdateWaitlistEntryParams;
  "DELETE /appointments/waitlist/{waitlistid}": Params<{ waitlistid: Id }>;
  "GET /appointments/appointmentreminders": ListRemindersParams;
  "GET /appointments/appointmentreminders/{appointmentreminderid}": Params<{ appointmentreminderid: Id }>;
  "POST /appointments/appointmentreminders": CreateReminderParams;
  "PUT /appointments/appointmentreminders/{appointmentreminderid}": Params<{ appointmentreminderid: Id }> & UpdateReminderParams;
  "DELETE /appointments/appointmentreminders/{appointmentreminderid}": Params<{ appointmentreminderid: Id }>;
  "GET /providers/{providerid}": Params<{ providerid: Id }> & GetProviderParams;
  "GET /providers": ListProvidersParams | undefined;
  "POST /providers": CreateProviderParams;
  "PUT /providers/{providerid}": Params<{ providerid: Id }> & UpdateProviderParams;
  "DELETE /providers/{providerid}": Params<{ providerid: Id }>;
  "GET /providers/changed": GetChangedProvidersParams | undefined;
  "GET /referringproviders": PageParams | undefined;
  "GET /referringproviders/{referringproviderid}": Params<{ referringproviderid: Id }>;
  "POST /referringproviders": CreateReferringProviderParams;
  "PUT /referringproviders/{referringproviderid}": Params<{ referringproviderid: Id }> & UpdateReferringProviderParams;
  "GET /departments/{departmentid}": Params<{ departmentid: Id }> & GetDepartmentParams;
  "GET /departments": ListDepartmentsParams | undefined;
  "GET /practiceinfo": LongPageParams | undefined;
  "GET /departments/{departmentid}/checkinrequired": Params<{ departmentid: Id }>;
  "GET /chart/encounter/{encounterid}": Params<{ encounterid: Id }>;
  "PUT /chart/encounter/{encounterid}": Params<{ encounterid: Id }> & UpdateEncounterParams;
  "GET /chart/{patientid}/encounters": Params<{ patientid: Id }> & GetPatientEncountersParams;
  "GET /chart/encounter/{encounterid}/diagnoses": Params<{ encounterid: Id }>;
  "POST /chart/encounter/{encounterid}/diagnoses": Params<{ encounterid: Id }> & EncounterDiagnosisParams;
  "PUT /chart/encounter/{encounterid}/diagnoses/{diagnosisid}": Params<{ encounterid: Id; diagnosisid: Id }> & EncounterDiagnosisParams;
  "DELETE /chart/encounter/{encounterid}/diagnoses/{diagnosisid}": Params<{ encounterid: Id; diagnosisid: Id }>;
  "GET /chart/encounter/{encounterid}/orders": Params<{ encounterid: Id }> & GetEncounterOrdersParams;
  "GET /chart/encounter/{encounterid}/vitals": Params<{ encounterid: Id }> & GetEncounterVitalsParams;
  "POST /chart/encounter/{encounterid}/vitals": Params<{ encounterid: Id }> & CreateEncounterVitalsParams;
  "GET /chart/encounters/{encounterid}/summary": Params<{ encounterid: Id }> & GetEncounterSummaryParams;
  "GET /chart/{patientid}/encounters/{appointmentid}/summary": Params<{ patientid: Id; appointmentid: Id }> & GetEncounterSummaryParams;
  "POST /chart/encounter/{encounterid}/sign": Params<{ encounterid: Id }>;
  "GET /chart/encounter/{encounterid}/orders/{orderid}": Params<{ encounterid: Id; orderid: Id }> & GetEncounterOrderParams;
  "POST /chart/encounter/{encounterid}/orders/lab": Params<{ encounterid: Id }> & CreateEncounterLabOrderParams;
  "GET /chart/encounter/{encounterid}/patientgoals": Params<{ encounterid: Id }>;
  "GET /chart/encounter/{encounterid}/physicalexam": Params<{ encounterid: Id }> & GetEncounterPhysicalExamParams;
  "GET /chart/encounter/{encounterid}/questionnairescreeners": Params<{ encounterid: Id }> & PageParams;
  "POST /chart/encounter/{encounterid}/questionnairescreeners": Params<{ encounterid: Id }> & CreateEncounterScreenerParams;
  "PUT /chart/encounter/{encounterid}/questionnairescreeners": Params<{ encounterid: Id }> & UpdateEncounterScreenerParams;
  "PUT /chart/encounter/{encounterid}/questionnairescreeners/scoreonly": Params<{ encounterid: Id }> & UpdateEncounterScreenerScoreParams;
  "GET /claims": ListClaimsParams | undefined;
  "POST /claims": CreateClaimParams;
  "POST /appointments/{appointmentid}/claim": Params<{ appointmentid: Id }> & CreateAppointmentClaimParams;
  "GET /claims/{claimid}": Params<{ claimid: Id }> & GetClaimParams;
  "PUT /claims/{claimid}": Params<{ claimid: Id }> & UpdateClaimParams;
  "GET /claims/changed": GetChangedClaimsParams | undefined;
  "GET /patients/{patientid}/claims/patientoutstanding": Params<{ patientid: Id }> & PatientClaimsParams;
  "GET /patients/{patientid}/claims/patientclosed": Params<{ patientid: Id }> & PatientClaimsParams;
  "GET /claims/{claimid}/attachments": Params<{ claimid: Id }>;
  "POST /claims/{claimid}/attachments": Params<{ claimid: Id }> & UploadClaimAttachmentParams;
  "PUT /claims/{claimid}/attachments": Params<{ claimid: Id }> & UpdateClaimAttachmentParams;
  "DELETE /claims/{claimid}/attachments": Params<{ claimid: Id }> & ClaimAttachmentParams;
  "GET /claims/{claimid}/claimnotes": Params<{ claimid: Id }> & ListClaimNotesParams;
  "POST /claims/{claimid}/note": Params<{ claimid: Id }> & CreateClaimNoteParams;
  "POST /patients/{patientid}/recordpayment": Params<{ patientid: Id }> & RecordPaymentParams;
  "POST /patients/{patientid}/collectpayment": Params<{ patientid: Id }> & CollectPaymentParams;
  "GET /patients/paymenthistory": GetPaymentHistoryParams;
  "GET /feeschedules/checkprocedure": CheckProcedureParams;
  "GET /patients/{patientid}/charges": Params<{ patientid: Id }> & GetPatientChargesParams;
  "POST /charges": CreateChargeParams | undefined;
  "GET /reference/allergies": SearchReferenceParams;
  "GET /reference/allergies/reactions": object | undefined;
  "GET /reference/allergies/severities": object | undefined;
  "GET /reference/medications": SearchReferenceParams;
  "GET /reference/order/lab": SearchReferenceParams;
  "GET /chart/configuration/officeordertypes": object | undefined;
  "GET /chart/configuration/facilities": SearchFacilitiesParams;
  "GET /chart/configuration/medicalhistory": ListMedicalHistoryQuestionsParams | undefined;
  "GET /chart/configuration/socialhistory": object | undefined;
  "GET /chart/configuration/vitals": ListConfiguredVitalsParams | undefined;
  "GET /chart/questionnairescreeners": PageParams | undefined;
  "GET /reference/providerspecialties": PageParams | undefined;
  "GET /reference/providertypes": PageParams | undefined;
  "GET /ping": object | undefined;
  "GET /customfields": object | undefined;
  "GET /communicatorbrands": PageParams | undefined;
  "GET /employers": ListEmployersParams | undefined;
  "GET /ethnicities": object | undefined;
  "GET /languages": object | undefined;
  "GET /mobilecarriers": object | undefined;
  "GET /races": object | undefined;
  "GET /referralsources": PageParams | undefined;
  "GET /slidingfeeplans": PageParams | undefined;
  "GET /states": object | undefined;
  "GET /misc/patientlocations": object | undefined;
  "GET /configuration/chartsharinggroups": object | undefined;
  "GET /configuration/ordersets": ListOrderSetsParams | undefined;
  "GET /configuration/patients/genderidentity": ListGenderIdentitiesParams | undefined;
  "GET /configuration/validnonccpcreditcardmethods": PageParams | undefined;
}
