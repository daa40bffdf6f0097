// Owns the arguments of the examples on athenahealth's page: a parameter by its name or type, or all of them
// by the type of the params where the required ones alone would say little.

const CHARGES = '[{ procedurecode: "99213", icd10code1: "I10" }]';

export const athenaSamples = {
  Day: '"01/31/2030"',
  dob: '"07/29/1990"',
  enddate: '"02/06/2030"',
  firstname: '"Ada"',
  lastname: '"Sample"',
  schedulingname: '"SAMPLE_ADA"',
  email: '"ada@example.com"',
  snomedcode: '"38341003"',
  procedurecode: '"99213"',
  claimcharges: CHARGES,
  appointmenttime: '["09:00", "09:30"]',
  attachmentcontents: '"JVBERi0xLjcK"',
  image: '"/9j/4AAQSkZJRg=="',
  documentsubclass: '"ADMIN_CONSENT"',
  filename: '"notes.pdf"',
  note: '"Seen again."',
  notetext: '"Needs a ramp."',
  searchvalue: '"penicillin"',
  claimnote: '"Sent again."',
  vitals: '[[{ clinicalelementid: "VITALS.HEARTRATE.RATE", value: 60 }]]',

  SearchPatientsParams: '{ lastname: "Sample", dob: "07/29/1990" }',
  UpdatePatientParams: '{ mobilephone: "6175550100" }',
  UpdatePatientProblemParams: '{ departmentid: "1", note: "Seen again." }',
  UpdatePatientAllergiesParams:
    '{ departmentid: "1", allergies: [{ allergenid: "12707", note: "Since childhood." }] }',
  UpdatePatientSocialHistoryParams:
    '{ departmentid: "1", questions: [{ key: "SMOKINGSTATUS", note: "Asked again." }] }',
  CreatePatientMedicationParams:
    '{ departmentid: "1", medicationid: "231555", unstructuredsig: "Take 1 every day." }',
  UpdatePatientMedicalHistoryParams:
    '{ departmentid: "1", questions: [{ questionid: "123", answer: "Y" }] }',
  CreateClinicalDocumentParams:
    '{ departmentid: "1", documentsubclass: "CLINICALDOCUMENT_CONSULTNOTE", attachmentcontents: "JVBERi0xLjcK" }',
  CreateAdminDocumentParams:
    '{ departmentid: "1", documentsubclass: "ADMIN_CONSENT", attachmentcontents: "JVBERi0xLjcK" }',
  ListInsurancePackagesParams: '{ insuranceplanname: "Sample Health", memberid: "1234" }',
  CreatePatientInsuranceParams:
    '{ insurancepackageid: "1", sequencenumber: 1, insuranceidnumber: "1234" }',
  UpdatePatientInsuranceParams: '{ insuranceidnumber: "1234" }',
  CardImageParams: '{ image: "/9j/4AAQSkZJRg==" }',
  ListOpenSlotsParams: '{ departmentid: "1", reasonid: "-1" }',
  CancelAppointmentParams: '{ patientid: "1", cancellationreason: "Moved away." }',
  FreezeAppointmentParams: "{ freeze: true }",
  UpdateHealthHistoryFormParams:
    '{ healthhistoryform: [{ portalformsectionid: "1", questions: [] }] }',
  CreateAppointmentTypeParams: '{ name: "Fitting", shortname: "FIT", duration: 45, patient: true }',
  UpdateWaitlistEntryParams: "{ hourfrom: 8, hourto: 11 }",
  UpdateReferringProviderParams: '{ phone: "6175550100" }',
  EncounterDiagnosisParams: '{ snomedcode: "38341003", icd10codes: ["I10"] }',
  CreateEncounterLabOrderParams: '{ diagnosissnomedcode: "38341003", ordertypeid: "342104" }',
  GetEncounterPhysicalExamParams: "{ showstructured: true }",
  UpdateEncounterScreenerParams:
    '{ questionnaireid: "1", documentids: ["1"], questions: [{ questionid: "12", answer: "Often" }], score: 2 }',
  UpdateEncounterScreenerScoreParams: '{ questionnaireid: "1", documentids: ["1"], score: 7 }',
  SearchFacilitiesParams: '{ departmentid: "1", name: "Sample Lab", ordertype: "LAB" }',
  ListClaimsParams: '{ servicestartdate: "01/01/2030", serviceenddate: "01/31/2030" }',
  UpdateClaimParams: '{ referringproviderid: "1" }',
  RecordPaymentParams: '{ departmentid: "1", paymentmethod: "CASH", otheramount: "10.00" }',
  CollectPaymentParams: '{ departmentid: "1", otheramount: "10.00", trackdata: "…" }',
  CreateChargeParams: '{ patientid: "1", departmentid: "1", cptcode: "99213", amount: "100.00" }',
};
