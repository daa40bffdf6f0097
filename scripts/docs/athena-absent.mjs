// Owns how the seed SDK for athenahealth and this client differ. A method that is absent here has no known
// official operation behind it. `instead` names what serves the purpose, if anything does: a method of this
// client, or an official operation to call with `client.call`.

/** One row for each method; paths are below `/v1/{practiceid}`. */
export const athenaAbsent = [
  ...rows("patients", [
    [
      "deletePatient",
      "DELETE /patients/{patientid}",
      'patients.updatePatient with status "deleted"',
    ],
    [
      "getPatientChart",
      "GET /patients/{patientid}/chart",
      "patients.getPatientProblems and the other methods on charts",
    ],
    [
      "createPatientAllergy",
      "POST /chart/{patientid}/allergies",
      "patients.updatePatientAllergies",
    ],
    [
      "deletePatientAllergy",
      "DELETE /chart/{patientid}/allergies/{allergyid}",
      "patients.updatePatientAllergies",
    ],
  ]),
  ...rows("providers", [
    [
      "getProviderSchedule",
      "GET /providers/{providerid}/appointments",
      "appointments.listBookedAppointments with providerid",
    ],
    ["getProviderSpecialties", "GET /customfields/specialty", "reference.listProviderSpecialties"],
    ["deleteReferringProvider", "DELETE /referringproviders/{referringproviderid}"],
    ["getProviderPortalEnrollment", "GET /providers/{providerid}/portalenrollment"],
  ]),
  ...rows("departments", [
    ["createDepartment", "POST /departments"],
    ["updateDepartment", "PUT /departments/{departmentid}"],
    ["getDepartmentFacilities", "GET /departments/facilities", "reference.searchFacilities"],
    [
      "getDepartmentInsurancePackages",
      "GET /departments/{departmentid}/insurancepackages",
      "insurance.listInsurancePackages",
    ],
    [
      "getDepartmentProviders",
      "GET /departments/{departmentid}/providers",
      "departments.getDepartment with providerlist",
    ],
  ]),
  ...rows("encounters", [
    [
      "createEncounter",
      "POST /chart/encounter",
      "appointments.checkIn, where the provider has createencounteroncheckin",
    ],
    ["getChangedEncounters", "GET /chart/encounter/changed"],
  ]),
  ...rows("claims", [
    ["deleteClaim", "DELETE /claims/{claimid}"],
    ["submitClaim", "POST /claims/{claimid}/submit"],
    ["resubmitClaim", "POST /claims/{claimid}/resubmit"],
    ["voidClaim", "POST /claims/{claimid}/void"],
    ["getClaimStatus", "GET /claims/{claimid}/status", "claims.getClaim"],
    ["getClaimDenials", "GET /claims/denials"],
    ["updateClaimDenial", "PUT /claims/{claimid}/denial"],
  ]),
  ...rows("billing", [
    ["updateCharge", "PUT /charges/{chargeid}"],
    ["deleteCharge", "DELETE /charges/{chargeid}"],
    ["getPatientPayments", "GET /patients/{patientid}/payments", "billing.getPaymentHistory"],
    [
      "getPatientStatements",
      "GET /patients/{patientid}/statements",
      "GET /patients/{patientid}/patientstatement",
    ],
    ["createStatement", "POST /statements"],
    ["getCollectionsActions", "GET /collectionsactions"],
    [
      "getPaymentPlans",
      "GET /patients/{patientid}/paymentplans",
      "GET /patients/{patientid}/collectpayment/paymentplan",
    ],
    [
      "createPaymentPlan",
      "POST /patients/{patientid}/paymentplans",
      "POST /patients/{patientid}/collectpayment/paymentplan",
    ],
    ["getRefunds", "GET /refunds"],
    ["createRefund", "POST /refunds"],
    ["getAdjustments", "GET /adjustments"],
    ["createAdjustment", "POST /adjustments"],
    [
      "getTransaction",
      "GET /transactions/{transactionid}",
      "GET /claims/{claimid}/claimtransactions",
    ],
    ["getERA", "GET /eras/{eraid}"],
    ["listERAs", "GET /eras"],
  ]),
  ...rows("insurance", [
    [
      "getInsurancePackage",
      "GET /insurancepackages/{insurancepackageid}",
      "insurance.listInsurancePackages",
    ],
    [
      "createInsurancePackage",
      "POST /insurancepackages",
      "POST /insurancepackages/configuration/locallyadministered",
    ],
    [
      "updateInsurancePackage",
      "PUT /insurancepackages/{insurancepackageid}",
      "PUT /insurancepackages/configuration/locallyadministered/{insurancepackageid}",
    ],
    [
      "getPatientInsuranceBySequence",
      "GET /patients/{patientid}/insurances/{sequencenumber}",
      "insurance.getPatientInsurances",
    ],
    ["listEligibilityChecks", "GET /eligibility", "insurance.getBenefitDetails"],
    [
      "verifyPatientInsurance",
      "GET /patients/{patientid}/insurances/verify",
      "insurance.createBenefitDetails",
    ],
    [
      "getAuthorization",
      "GET /authorizations/{authorizationid}",
      "GET /patients/{patientid}/referralauths",
    ],
    ["createAuthorization", "POST /authorizations", "POST /patients/{patientid}/referralauths"],
    [
      "updateAuthorization",
      "PUT /authorizations/{authorizationid}",
      "PUT /patients/{patientid}/referralauths/{referralauthid}",
    ],
    // The SDK's path exists, but it is about consent to release data.
    [
      "getPatientAuthorizations",
      "GET /patients/{patientid}/authorizations",
      "GET /patients/{patientid}/referralauths",
    ],
  ]),
  ...rows("procedureCodes", [
    ["searchProcedureCodes", "GET /reference/order/cpt", "GET /reference/order/procedure"],
    ["getProcedureCode", "GET /reference/order/cpt/{cptcode}", "billing.checkProcedure"],
    ["getCPTCodes", "GET /misc/cptcodes"],
    ["getICD10Codes", "GET /reference/icd10"],
    ["getSNOMEDCodes", "GET /reference/snomed"],
    ["getLOINCCodes", "GET /reference/loinc"],
    ["getModifierCodes", "GET /misc/modifiers"],
    ["getPlaceOfServiceCodes", "GET /misc/placeofservices"],
    ["searchDiagnosisCodes", "GET /misc/diagnosiscodes"],
    ["searchNDCCodes", "GET /reference/ndc"],
    ["searchRxNormCodes", "GET /reference/rxnorm"],
  ]),
];

const NOT_IN_SEED = [
  /^(appointments|waitlist|reminders)\./,
  /^documents\.(?!listDocuments$)/,
  /^patients\.(findBestMatches|listChangedPatients)$/,
  /^patients\.\w*(Chart|Analyte|MedicalHistor|Template|Default|OrderGroup)\w*$/,
  /^patients\.(create|update)PatientMedications?$/,
  /^insurance\.(reactivatePatientInsurance|updateCardImage|deleteCardImage)$/,
  /^encounters\.getAppointmentEncounterSummary$/,
  /^encounters\.\w*(EncounterOrder|LabOrder|PatientGoals|PhysicalExam|Screener(s|Score)?)$/,
  /^claims\.(createAppointmentClaim|updateClaimAttachment|deleteClaimAttachment)$/,
  /^billing\.(collectPayment|getPaymentHistory)$/,
  /^reference\./,
];

/** Whether the seed SDK has a method for what a method of this client does. */
export const isInSeed = (method) => !NOT_IN_SEED.some((pattern) => pattern.test(method));

function rows(resource, methods) {
  return methods.map(([method, path, instead = ""]) => ({ resource, method, path, instead }));
}
