// Owns the results of operations that have a method of AthenaClient. Written by scripts/docs/index.mjs.

// prettier-ignore
import type { Paged } from "../../operations/paging.js";
// prettier-ignore
import type { AccidentData, AppointmentCustomFields, AppointmentInsurances, CheckInRequirement, CreatedAppointmentType, HealthHistorySection, TelehealthRoom } from "./types/appointment-details.js";
// prettier-ignore
import type { Appointment } from "./types/appointments.js";
// prettier-ignore
import type { Charge, ChargePage, CreatedCharge, Payment, ProcedureFee, RecordedPayment } from "./types/billing.js";
// prettier-ignore
import type { AnalytePage, CreatedMedication, CreatedOrderGroup, DefaultLab, DefaultPharmacy, MedicalHistory, PatientAnalyte, PatientChart, PatientChartPage } from "./types/chart-history.js";
// prettier-ignore
import type { LabResult, LabResultPage, Pharmacy, PharmacyPage, SocialHistory, SocialHistoryTemplate, Vital, VitalPage } from "./types/chart-results.js";
// prettier-ignore
import type { AllergyList, CreatedProblem, MedicationList, ProblemList, Vaccine, VaccinePage } from "./types/chart.js";
// prettier-ignore
import type { ClaimAttachment, ClaimNotes, UploadedClaimAttachment } from "./types/claim-notes.js";
// prettier-ignore
import type { ChangedClaims, Claim, ClaimPage, CreatedClaims, UpdatedClaim } from "./types/claims.js";
// prettier-ignore
import type { CustomFieldValue, Done } from "./types/common.js";
// prettier-ignore
import type { Department, DepartmentPage, PracticeInfo, PracticeInfoPage } from "./types/departments.js";
// prettier-ignore
import type { EncounterDocument, EncounterDocumentPage, LabResultDocument, Prescription, PrescriptionPage, WrittenEncounterDocument, WrittenLabResult, WrittenPatientCase } from "./types/document-classes.js";
// prettier-ignore
import type { AdminDocument, AdminDocumentPage, ClinicalDocument, ClinicalDocumentPage, PatientDocument, PatientDocumentPage, WrittenAdminDocument, WrittenClinicalDocument, WrittenDocument } from "./types/documents.js";
// prettier-ignore
import type { CreatedOrder, EncounterOrderDetails, EncounterPatientGoals, PhysicalExam } from "./types/encounter-records.js";
// prettier-ignore
import type { CreatedEncounterDiagnosis, CreatedEncounterVitals, Encounter, EncounterDiagnosis, EncounterOrders, EncounterPage, EncounterSummary } from "./types/encounters.js";
// prettier-ignore
import type { BenefitDetails, CardImage, CreatedPatientInsurance, InsurancePackage, InsurancePackagePage, PatientInsurance, PatientInsurancePage } from "./types/insurance.js";
// prettier-ignore
import type { PrivacyInformation, Receipt, UpdatedCustomFields, UpdatedPrivacyInformation } from "./types/patient-details.js";
// prettier-ignore
import type { PatientImage } from "./types/patient-images.js";
// prettier-ignore
import type { ChangedPatients, Patient, PatientCaseList, PatientMatch, PatientPage, WrittenPatient } from "./types/patient-records.js";
// prettier-ignore
import type { CommonInsurancePackage, CommonInsurancePackagePage, TopInsurancePackage, TopInsurancePackagePage } from "./types/payers.js";
// prettier-ignore
import type { ChartSharingGroup, CheckInRequiredFields, CommunicatorBrand, CommunicatorBrandPage, CreditCardMethod, CreditCardMethodPage, CustomField, Employer, EmployerPage, Ethnicity, GenderIdentityPage, Language, MobileCarrier, OrderSet, OrderSetPage, PatientLocation, Ping, Race, ReferralSource, ReferralSourcePage, SlidingFeePlan, SlidingFeePlanPage, State } from "./types/practice.js";
// prettier-ignore
import type { ChangedProviders, CreatedProvider, CreatedReferringProvider, Provider, ProviderPage, ReferringProvider, ReferringProviderPage } from "./types/providers.js";
// prettier-ignore
import type { ConfiguredVital, ConfiguredVitalPage, Facility, LabOrderType, MedicalHistoryQuestion, MedicalHistoryQuestionPage, OfficeOrderType, ProviderSpecialty, ProviderSpecialtyPage, ProviderType, ProviderTypePage, ReferenceAllergy, ReferenceMedication, ReferenceReaction, ReferenceSeverity, SocialHistoryTemplateDetails } from "./types/reference.js";
// prettier-ignore
import type { AppointmentEvents, AppointmentNotes, AppointmentPage, AppointmentReason, AppointmentReasonPage, AppointmentType, AppointmentTypePage, CancelReason, CancelReasonPage, CancelledAppointment, ChangeSubscription, ChangedAppointments, CreatedSlots, OpenSlot, OpenSlotPage } from "./types/scheduling.js";
// prettier-ignore
import type { Screener, ScreenerPage, ScreenerTemplate, ScreenerTemplatePage } from "./types/screeners.js";
// prettier-ignore
import type { CreatedReminder, CreatedWaitlistEntry, Reminder, ReminderPage, WaitlistEntry, WaitlistPage } from "./types/waitlist.js";

/** The results of operations that have a method, by method and path. */
// prettier-ignore
export interface AthenaResults {
  "GET /patients/{patientid}": Promise<Patient>; // patients.getPatient
  "GET /patients": Paged<Patient, PatientPage>; // patients.searchPatients
  "POST /patients": Promise<WrittenPatient>; // patients.createPatient
  "PUT /patients/{patientid}": Promise<WrittenPatient>; // patients.updatePatient
  "GET /patients/enhancedbestmatch": Promise<readonly PatientMatch[]>; // patients.findBestMatches
  "GET /patients/changed": Promise<ChangedPatients>; // patients.listChangedPatients
  "GET /chart/{patientid}/problems": Promise<ProblemList>; // patients.getPatientProblems
  "POST /chart/{patientid}/problems": Promise<CreatedProblem>; // patients.createPatientProblem
  "PUT /chart/{patientid}/problems/{problemid}": Promise<Done>; // patients.updatePatientProblem
  "DELETE /chart/{patientid}/problems/{problemid}": Promise<Done>; // patients.deletePatientProblem
  "GET /chart/{patientid}/medications": Promise<MedicationList>; // patients.getPatientMedications
  "GET /chart/{patientid}/allergies": Promise<AllergyList>; // patients.getPatientAllergies
  "PUT /chart/{patientid}/allergies": Promise<Done>; // patients.updatePatientAllergies
  "GET /chart/{patientid}/vaccines": Paged<Vaccine, VaccinePage>; // patients.getPatientVaccines
  "GET /chart/{patientid}/vitals": Paged<Vital, VitalPage>; // patients.getPatientVitals
  "GET /chart/{patientid}/labresults": Paged<LabResult, LabResultPage>; // patients.getPatientLabResults
  "GET /chart/{patientid}/socialhistory": Promise<SocialHistory>; // patients.getPatientSocialHistory
  "PUT /chart/{patientid}/socialhistory": Promise<Done>; // patients.updatePatientSocialHistory
  "GET /chart/{patientid}/pharmacies/preferred": Paged<Pharmacy, PharmacyPage>; // patients.getPatientPharmacy
  "PUT /chart/{patientid}/pharmacies/preferred": Promise<Done>; // patients.setPatientPharmacy
  "GET /patients/{patientid}/documents": Paged<PatientDocument, PatientDocumentPage>; // patients.getPatientDocuments
  "GET /patients/{patientid}/insurances": Paged<PatientInsurance, PatientInsurancePage>; // patients.getPatientInsurance
  "POST /patients/{patientid}/insurances": Promise<CreatedPatientInsurance>; // patients.createPatientInsurance
  "PUT /patients/{patientid}/insurances/{insuranceid}": Promise<Done>; // patients.updatePatientInsurance
  "DELETE /patients/{patientid}/insurances/{insuranceid}": Promise<Done>; // patients.deletePatientInsurance
  "GET /patients/{patientid}/appointments": Paged<Appointment, AppointmentPage>; // patients.getPatientAppointments
  "GET /patients/{patientid}/patientcases": Promise<PatientCaseList>; // patients.getPatientCases
  "POST /patients/{patientid}/documents/patientcase": Promise<WrittenPatientCase>; // patients.createPatientCase
  "GET /chart/{patientid}/patientchartlist": Paged<PatientChart, PatientChartPage>; // charts.getPatientCharts
  "GET /chart/{patientid}/analytes": Paged<PatientAnalyte, AnalytePage>; // charts.getPatientAnalytes
  "POST /chart/{patientid}/medications": Promise<CreatedMedication>; // charts.createPatientMedication
  "PUT /chart/{patientid}/medications": Promise<Done>; // charts.updatePatientMedications
  "GET /chart/{patientid}/medicalhistory": Promise<MedicalHistory>; // charts.getPatientMedicalHistory
  "PUT /chart/{patientid}/medicalhistory": Promise<Done>; // charts.updatePatientMedicalHistory
  "GET /chart/{patientid}/socialhistory/templates": Promise<readonly SocialHistoryTemplate[]>; // charts.getPatientSocialHistoryTemplates
  "PUT /chart/{patientid}/socialhistory/templates": Promise<Done>; // charts.setPatientSocialHistoryTemplates
  "GET /chart/{patientid}/pharmacies/default": Promise<DefaultPharmacy>; // charts.getPatientDefaultPharmacy
  "PUT /chart/{patientid}/pharmacies/default": Promise<Done>; // charts.setPatientDefaultPharmacy
  "GET /chart/{patientid}/labs/default": Promise<DefaultLab>; // charts.getPatientDefaultLab
  "PUT /chart/{patientid}/labs/default": Promise<Done>; // charts.setPatientDefaultLab
  "DELETE /chart/{patientid}/labs/default": Promise<Done>; // charts.deletePatientDefaultLab
  "POST /chart/{patientid}/ordergroups": Promise<CreatedOrderGroup>; // charts.createPatientOrderGroup
  "GET /patients/{patientid}/customfields": Promise<readonly CustomFieldValue[]>; // patientDetails.getPatientCustomFields
  "PUT /patients/{patientid}/customfields": Promise<UpdatedCustomFields>; // patientDetails.updatePatientCustomFields
  "GET /patients/customfields/{customfieldid}/{customfieldvalue}": Paged<Patient, PatientPage>; // patientDetails.listPatientsByCustomField
  "GET /patients/{patientid}/privacyinformationverified": Promise<PrivacyInformation>; // patientDetails.getPatientPrivacyInformation
  "POST /patients/{patientid}/privacyinformationverified": Promise<UpdatedPrivacyInformation>; // patientDetails.updatePatientPrivacyInformation
  "POST /patients/{patientid}/medicationhistoryconsentverified": Promise<Done>; // patientDetails.updatePatientMedicationHistoryConsent
  "GET /patients/{patientid}/receipts": Promise<readonly Receipt[]>; // patientDetails.getPatientReceipts
  "GET /patients/{patientid}/photo": Promise<PatientImage>; // patientImages.getPatientPhoto
  "POST /patients/{patientid}/photo": Promise<Done>; // patientImages.uploadPatientPhoto
  "DELETE /patients/{patientid}/photo": Promise<Done>; // patientImages.deletePatientPhoto
  "GET /patients/{patientid}/driverslicense": Promise<PatientImage>; // patientImages.getPatientDriversLicense
  "POST /patients/{patientid}/driverslicense": Promise<Done>; // patientImages.uploadPatientDriversLicense
  "DELETE /patients/{patientid}/driverslicense": Promise<Done>; // patientImages.deletePatientDriversLicense
  "POST /patients/{patientid}/documents": Promise<WrittenDocument>; // documents.createDocument
  "GET /patients/{patientid}/documents/clinicaldocument": Paged<ClinicalDocument, ClinicalDocumentPage>; // documents.listClinicalDocuments
  "GET /patients/{patientid}/documents/clinicaldocument/{clinicaldocumentid}": Promise<ClinicalDocument>; // documents.getClinicalDocument
  "POST /patients/{patientid}/documents/clinicaldocument": Promise<WrittenClinicalDocument>; // documents.createClinicalDocument
  "DELETE /patients/{patientid}/documents/clinicaldocument/{clinicaldocumentid}": Promise<WrittenClinicalDocument>; // documents.deleteClinicalDocument
  "GET /patients/{patientid}/documents/admin": Paged<AdminDocument, AdminDocumentPage>; // documents.listAdminDocuments
  "GET /patients/{patientid}/documents/admin/{adminid}": Promise<AdminDocument>; // documents.getAdminDocument
  "POST /patients/{patientid}/documents/admin": Promise<WrittenAdminDocument>; // documents.createAdminDocument
  "DELETE /patients/{patientid}/documents/admin/{adminid}": Promise<WrittenAdminDocument>; // documents.deleteAdminDocument
  "GET /patients/{patientid}/documents/encounterdocument": Paged<EncounterDocument, EncounterDocumentPage>; // documentClasses.listEncounterDocuments
  "POST /patients/{patientid}/documents/encounterdocument": Promise<WrittenEncounterDocument>; // documentClasses.createEncounterDocument
  "POST /patients/{patientid}/documents/labresult": Promise<WrittenLabResult>; // documentClasses.createLabResult
  "GET /patients/{patientid}/documents/labresult/{labresultid}": Promise<LabResultDocument>; // documentClasses.getLabResult
  "GET /patients/{patientid}/documents/prescription": Paged<Prescription, PrescriptionPage>; // documentClasses.listPrescriptions
  "PUT /patients/{patientid}/documents/prescriptions/{prescriptionid}": Promise<Done>; // documentClasses.updatePrescription
  "GET /insurancepackages": Paged<InsurancePackage, InsurancePackagePage>; // insurance.listInsurancePackages
  "POST /patients/{patientid}/insurances/{insuranceid}/reactivate": Promise<Done>; // insurance.reactivatePatientInsurance
  "GET /patients/{patientid}/insurances/{insuranceid}/benefitdetails": Promise<BenefitDetails>; // insurance.getBenefitDetails
  "POST /patients/{patientid}/insurances/{insuranceid}/benefitdetails": Promise<Done>; // insurance.createBenefitDetails
  "GET /patients/{patientid}/insurances/{insuranceid}/image": Promise<CardImage>; // insurance.getCardImage
  "POST /patients/{patientid}/insurances/{insuranceid}/image": Promise<Done>; // insurance.uploadCardImage
  "PUT /patients/{patientid}/insurances/{insuranceid}/image": Promise<Done>; // insurance.updateCardImage
  "DELETE /patients/{patientid}/insurances/{insuranceid}/image": Promise<Done>; // insurance.deleteCardImage
  "PUT /patients/{patientid}/insurances": Promise<Done>; // payers.updatePatientInsuranceBySequence
  "DELETE /patients/{patientid}/insurances": Promise<Done>; // payers.deletePatientInsuranceBySequence
  "GET /misc/commoninsurancepackages": Paged<CommonInsurancePackage, CommonInsurancePackagePage>; // payers.listCommonInsurancePackages
  "GET /misc/topinsurancepackages": Paged<TopInsurancePackage, TopInsurancePackagePage>; // payers.listTopInsurancePackages
  "GET /appointments/{appointmentid}": Promise<Appointment>; // appointments.getAppointment
  "GET /appointments/open": Paged<OpenSlot, OpenSlotPage>; // appointments.listOpenSlots
  "GET /appointments/booked": Paged<Appointment, AppointmentPage>; // appointments.listBookedAppointments
  "GET /appointments/booked/multipledepartment": Paged<Appointment, AppointmentPage>; // appointments.listBookedInDepartments
  "GET /appointments/changed": Promise<ChangedAppointments>; // appointments.listChangedAppointments
  "PUT /appointments/{appointmentid}": Promise<Appointment>; // appointments.bookAppointment
  "PUT /appointments/{appointmentid}/cancel": Promise<CancelledAppointment>; // appointments.cancelAppointment
  "PUT /appointments/{appointmentid}/reschedule": Promise<Appointment>; // appointments.rescheduleAppointment
  "PUT /appointments/{appointmentid}/freeze": Promise<Done>; // appointments.freezeAppointment
  "PUT /appointments/booked/{appointmentid}": Promise<Done>; // appointments.updateBookedAppointment
  "POST /appointments/open": Promise<CreatedSlots>; // appointments.createSlot
  "DELETE /appointments/{appointmentid}": Promise<Done>; // appointments.deleteSlot
  "GET /appointments/{appointmentid}/notes": Promise<AppointmentNotes>; // appointments.listNotes
  "POST /appointments/{appointmentid}/notes": Promise<Done>; // appointments.createNote
  "PUT /appointments/{appointmentid}/notes/{noteid}": Promise<Done>; // appointments.updateNote
  "DELETE /appointments/{appointmentid}/notes/{noteid}": Promise<Done>; // appointments.deleteNote
  "POST /appointments/{appointmentid}/startcheckin": Promise<Done>; // appointments.startCheckIn
  "POST /appointments/{appointmentid}/checkin": Promise<Done>; // appointments.checkIn
  "POST /appointments/{appointmentid}/cancelcheckin": Promise<Done>; // appointments.cancelCheckIn
  "POST /appointments/{appointmentid}/checkout": Promise<Done>; // appointments.checkOut
  "GET /appointmenttypes": Paged<AppointmentType, AppointmentTypePage>; // appointments.listAppointmentTypes
  "GET /appointmenttypes/{appointmenttypeid}": Promise<AppointmentType>; // appointments.getAppointmentType
  "GET /appointmentcancelreasons": Paged<CancelReason, CancelReasonPage>; // appointments.listCancelReasons
  "GET /patientappointmentreasons": Paged<AppointmentReason, AppointmentReasonPage>; // appointments.listReasons
  "GET /patientappointmentreasons/newpatient": Paged<AppointmentReason, AppointmentReasonPage>; // appointments.listNewPatientReasons
  "GET /patientappointmentreasons/existingpatient": Paged<AppointmentReason, AppointmentReasonPage>; // appointments.listExistingPatientReasons
  "GET /appointments/changed/subscription": Promise<ChangeSubscription>; // appointments.getChangeSubscription
  "POST /appointments/changed/subscription": Promise<Done>; // appointments.subscribeToChanges
  "DELETE /appointments/changed/subscription": Promise<Done>; // appointments.unsubscribeFromChanges
  "GET /appointments/changed/subscription/events": Promise<AppointmentEvents>; // appointments.listChangeEvents
  "GET /appointments/{appointmentid}/accidentdata": Promise<AccidentData>; // appointmentDetails.getAccidentData
  "GET /appointments/{appointmentid}/checkin": Promise<readonly CheckInRequirement[]>; // appointmentDetails.listCheckInRequirements
  "GET /appointments/{appointmentid}/insurances": Promise<AppointmentInsurances>; // appointmentDetails.listAppointmentInsurances
  "GET /appointments/{appointmentid}/nativeathenatelehealthroom": Promise<TelehealthRoom>; // appointmentDetails.getTelehealthRoom
  "GET /appointments/{appointmentid}/healthhistoryforms/{formid}": Promise<readonly HealthHistorySection[]>; // appointmentDetails.getHealthHistoryForm
  "PUT /appointments/{appointmentid}/healthhistoryforms/{formid}": Promise<Done>; // appointmentDetails.updateHealthHistoryForm
  "GET /appointments/customfields": Promise<AppointmentCustomFields>; // appointmentDetails.listCustomFields
  "POST /appointmenttypes": Promise<CreatedAppointmentType>; // appointmentDetails.createAppointmentType
  "GET /appointments/waitlist": Paged<WaitlistEntry, WaitlistPage>; // waitlist.listWaitlist
  "GET /appointments/waitlist/{waitlistid}": Promise<WaitlistEntry>; // waitlist.getWaitlistEntry
  "POST /appointments/waitlist": Promise<CreatedWaitlistEntry>; // waitlist.createWaitlistEntry
  "PUT /appointments/waitlist/{waitlistid}": Promise<Done>; // waitlist.updateWaitlistEntry
  "DELETE /appointments/waitlist/{waitlistid}": Promise<Done>; // waitlist.deleteWaitlistEntry
  "GET /appointments/appointmentreminders": Paged<Reminder, ReminderPage>; // reminders.listReminders
  "GET /appointments/appointmentreminders/{appointmentreminderid}": Promise<Reminder>; // reminders.getReminder
  "POST /appointments/appointmentreminders": Promise<CreatedReminder>; // reminders.createReminder
  "PUT /appointments/appointmentreminders/{appointmentreminderid}": Promise<Done>; // reminders.updateReminder
  "DELETE /appointments/appointmentreminders/{appointmentreminderid}": Promise<Done>; // reminders.deleteReminder
  "GET /providers/{providerid}": Promise<Provider>; // providers.getProvider
  "GET /providers": Paged<Provider, ProviderPage>; // providers.listProviders
  "POST /providers": Promise<CreatedProvider>; // providers.createProvider
  "PUT /providers/{providerid}": Promise<Done>; // providers.updateProvider
  "DELETE /providers/{providerid}": Promise<Done>; // providers.deleteProvider
  "GET /providers/changed": Promise<ChangedProviders>; // providers.getChangedProviders
  "GET /referringproviders": Paged<ReferringProvider, ReferringProviderPage>; // providers.getReferringProviders
  "GET /referringproviders/{referringproviderid}": Promise<ReferringProvider>; // providers.getReferringProvider
  "POST /referringproviders": Promise<CreatedReferringProvider>; // providers.createReferringProvider
  "PUT /referringproviders/{referringproviderid}": Promise<Done>; // providers.updateReferringProvider
  "GET /departments/{departmentid}": Promise<Department>; // departments.getDepartment
  "GET /departments": Paged<Department, DepartmentPage>; // departments.listDepartments
  "GET /practiceinfo": Paged<PracticeInfo, PracticeInfoPage>; // departments.getPracticeInfo
  "GET /departments/{departmentid}/checkinrequired": Promise<CheckInRequiredFields>; // departments.getCheckInRequiredFields
  "GET /chart/encounter/{encounterid}": Promise<Encounter>; // encounters.getEncounter
  "PUT /chart/encounter/{encounterid}": Promise<Done>; // encounters.updateEncounter
  "GET /chart/{patientid}/encounters": Paged<Encounter, EncounterPage>; // encounters.getPatientEncounters
  "GET /chart/encounter/{encounterid}/diagnoses": Promise<readonly EncounterDiagnosis[]>; // encounters.getEncounterDiagnoses
  "POST /chart/encounter/{encounterid}/diagnoses": Promise<CreatedEncounterDiagnosis>; // encounters.createEncounterDiagnosis
  "PUT /chart/encounter/{encounterid}/diagnoses/{diagnosisid}": Promise<Done>; // encounters.updateEncounterDiagnosis
  "DELETE /chart/encounter/{encounterid}/diagnoses/{diagnosisid}": Promise<Done>; // encounters.deleteEncounterDiagnosis
  "GET /chart/encounter/{encounterid}/orders": Promise<readonly EncounterOrders[]>; // encounters.getEncounterOrders
  "GET /chart/encounter/{encounterid}/vitals": Promise<readonly Vital[]>; // encounters.getEncounterVitals
  "POST /chart/encounter/{encounterid}/vitals": Promise<CreatedEncounterVitals>; // encounters.createEncounterVitals
  "GET /chart/encounters/{encounterid}/summary": Promise<EncounterSummary>; // encounters.getEncounterSummary
  "GET /chart/{patientid}/encounters/{appointmentid}/summary": Promise<EncounterSummary>; // encounters.getAppointmentEncounterSummary
  "POST /chart/encounter/{encounterid}/sign": Promise<Done>; // encounters.signEncounter
  "GET /chart/encounter/{encounterid}/orders/{orderid}": Promise<EncounterOrderDetails>; // encounterRecords.getEncounterOrder
  "POST /chart/encounter/{encounterid}/orders/lab": Promise<CreatedOrder>; // encounterRecords.createEncounterLabOrder
  "GET /chart/encounter/{encounterid}/patientgoals": Promise<EncounterPatientGoals>; // encounterRecords.getEncounterPatientGoals
  "GET /chart/encounter/{encounterid}/physicalexam": Promise<PhysicalExam>; // encounterRecords.getEncounterPhysicalExam
  "GET /chart/encounter/{encounterid}/questionnairescreeners": Paged<Screener, ScreenerPage>; // encounterRecords.getEncounterScreeners
  "POST /chart/encounter/{encounterid}/questionnairescreeners": Promise<Done>; // encounterRecords.createEncounterScreener
  "PUT /chart/encounter/{encounterid}/questionnairescreeners": Promise<Done>; // encounterRecords.updateEncounterScreener
  "PUT /chart/encounter/{encounterid}/questionnairescreeners/scoreonly": Promise<Done>; // encounterRecords.updateEncounterScreenerScore
  "GET /claims": Paged<Claim, ClaimPage>; // claims.listClaims
  "POST /claims": Promise<CreatedClaims>; // claims.createClaim
  "POST /appointments/{appointmentid}/claim": Promise<CreatedClaims>; // claims.createAppointmentClaim
  "GET /claims/{claimid}": Promise<Claim>; // claims.getClaim
  "PUT /claims/{claimid}": Promise<UpdatedClaim>; // claims.updateClaim
  "GET /claims/changed": Promise<ChangedClaims>; // claims.getChangedClaims
  "GET /patients/{patientid}/claims/patientoutstanding": Paged<Claim, ClaimPage>; // claims.getOutstandingClaims
  "GET /patients/{patientid}/claims/patientclosed": Paged<Claim, ClaimPage>; // claims.getClosedClaims
  "GET /claims/{claimid}/attachments": Promise<readonly ClaimAttachment[]>; // claims.getClaimAttachments
  "POST /claims/{claimid}/attachments": Promise<UploadedClaimAttachment>; // claims.uploadClaimAttachment
  "PUT /claims/{claimid}/attachments": Promise<Done>; // claims.updateClaimAttachment
  "DELETE /claims/{claimid}/attachments": Promise<Done>; // claims.deleteClaimAttachment
  "GET /claims/{claimid}/claimnotes": Promise<ClaimNotes>; // claims.listClaimNotes
  "POST /claims/{claimid}/note": Promise<Done>; // claims.createClaimNote
  "POST /patients/{patientid}/recordpayment": Promise<RecordedPayment>; // billing.recordPayment
  "POST /patients/{patientid}/collectpayment": Promise<RecordedPayment>; // billing.collectPayment
  "GET /patients/paymenthistory": Promise<readonly Payment[]>; // billing.getPaymentHistory
  "GET /feeschedules/checkprocedure": Promise<readonly ProcedureFee[]>; // billing.checkProcedure
  "GET /patients/{patientid}/charges": Paged<Charge, ChargePage>; // billing.getPatientCharges
  "POST /charges": Promise<CreatedCharge>; // billing.createCharge
  "GET /reference/allergies": Promise<readonly ReferenceAllergy[]>; // reference.searchAllergies
  "GET /reference/allergies/reactions": Promise<readonly ReferenceReaction[]>; // reference.listAllergyReactions
  "GET /reference/allergies/severities": Promise<readonly ReferenceSeverity[]>; // reference.listAllergySeverities
  "GET /reference/medications": Promise<readonly ReferenceMedication[]>; // reference.searchMedications
  "GET /reference/order/lab": Promise<readonly LabOrderType[]>; // reference.searchLabOrderTypes
  "GET /chart/configuration/officeordertypes": Promise<readonly OfficeOrderType[]>; // reference.listOfficeOrderTypes
  "GET /chart/configuration/facilities": Promise<readonly Facility[]>; // reference.searchFacilities
  "GET /chart/configuration/medicalhistory": Paged<MedicalHistoryQuestion, MedicalHistoryQuestionPage>; // reference.listMedicalHistoryQuestions
  "GET /chart/configuration/socialhistory": Promise<readonly SocialHistoryTemplateDetails[]>; // reference.listSocialHistoryTemplates
  "GET /chart/configuration/vitals": Paged<ConfiguredVital, ConfiguredVitalPage>; // reference.listConfiguredVitals
  "GET /chart/questionnairescreeners": Paged<ScreenerTemplate, ScreenerTemplatePage>; // reference.listScreeners
  "GET /reference/providerspecialties": Paged<ProviderSpecialty, ProviderSpecialtyPage>; // reference.listProviderSpecialties
  "GET /reference/providertypes": Paged<ProviderType, ProviderTypePage>; // reference.listProviderTypes
  "GET /ping": Promise<Ping>; // practice.ping
  "GET /customfields": Promise<readonly CustomField[]>; // practice.listCustomFields
  "GET /communicatorbrands": Paged<CommunicatorBrand, CommunicatorBrandPage>; // practice.listCommunicatorBrands
  "GET /employers": Paged<Employer, EmployerPage>; // practice.listEmployers
  "GET /ethnicities": Promise<readonly Ethnicity[]>; // practice.listEthnicities
  "GET /languages": Promise<readonly Language[]>; // practice.listLanguages
  "GET /mobilecarriers": Promise<readonly MobileCarrier[]>; // practice.listMobileCarriers
  "GET /races": Promise<readonly Race[]>; // practice.listRaces
  "GET /referralsources": Paged<ReferralSource, ReferralSourcePage>; // practice.listReferralSources
  "GET /slidingfeeplans": Paged<SlidingFeePlan, SlidingFeePlanPage>; // practice.listSlidingFeePlans
  "GET /states": Promise<readonly State[]>; // practice.listStates
  "GET /misc/patientlocations": Promise<readonly PatientLocation[]>; // practice.listPatientLocations
  "GET /configuration/chartsharinggroups": Promise<readonly ChartSharingGroup[]>; // practice.listChartSharingGroups
  "GET /configuration/ordersets": Paged<OrderSet, OrderSetPage>; // practice.listOrderSets
  "GET /configuration/patients/genderidentity": Promise<GenderIdentityPage>; // practice.listGenderIdentities
  "GET /configuration/validnonccpcreditcardmethods": Paged<CreditCardMethod, CreditCardMethodPage>; // practice.listCreditCardMethods
}
