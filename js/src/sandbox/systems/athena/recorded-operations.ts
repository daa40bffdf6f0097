// Owns which operations of athenahealth were recorded, and which members of their responses are numbers or
// booleans there. In the real system's responses most of them are text.

/** Members that are numbers in every recorded response. */
const NUMBERS = ["balance", "copay", "timezone", "timezoneoffset", "totalcount"];

/** Each operation, with its path's ids as {}, and its members that are numbers or booleans beside those. */
const RECORDED = `
  GET appointments/appointmentreminders
  POST appointments/appointmentreminders
  DELETE appointments/appointmentreminders/{}
  GET appointments/appointmentreminders/{}
  GET appointments/booked
  GET appointments/booked/multipledepartment
  GET appointments/changed
  GET appointments/changed/subscription
  POST appointments/changed/subscription
  GET appointments/open
  POST appointments/open
  POST appointments/waitlist waitlistid
  GET appointments/{}
  PUT appointments/{}
  PUT appointments/{}/cancel
  POST appointments/{}/cancelcheckin
  POST appointments/{}/checkin
  GET appointments/{}/insurances
  GET appointments/{}/notes
  POST appointments/{}/notes
  PUT appointments/{}/reschedule
  POST appointments/{}/startcheckin
  GET appointmenttypes
  GET appointmenttypes/{}
  GET chart/configuration/facilities
  GET chart/encounter/{}
  POST chart/encounter/{}/diagnoses ranking success diagnosisid snomedcode supportslaterality
  GET chart/encounter/{}/orders
  POST chart/encounter/{}/orders/lab success documentid
  GET chart/encounter/{}/orders/{}
  GET chart/encounter/{}/questionnairescreeners templateid questionnaireid questionid score
  POST chart/encounter/{}/questionnairescreeners success
  PUT chart/encounter/{}/questionnairescreeners success
  PUT chart/encounter/{}/questionnairescreeners/scoreonly success
  GET chart/encounters/{}/summary
  GET chart/healthhistory/allergies/changed
  GET chart/healthhistory/allergies/changed/subscription
  POST chart/healthhistory/allergies/changed/subscription success
  GET chart/healthhistory/medication/changed
  GET chart/healthhistory/medication/changed/subscription
  POST chart/healthhistory/medication/changed/subscription success
  GET chart/healthhistory/problems/changed
  GET chart/healthhistory/problems/changed/subscription
  POST chart/healthhistory/problems/changed/subscription success
  GET chart/questionnairescreeners templateid
  GET chart/{}/allergies
  PUT chart/{}/allergies
  GET chart/{}/analytes
  GET chart/{}/encounters
  GET chart/{}/labresults
  GET chart/{}/labs/default
  PUT chart/{}/labs/default
  GET chart/{}/medicalhistory
  PUT chart/{}/medicalhistory
  GET chart/{}/medications
  POST chart/{}/medications
  PUT chart/{}/medications
  POST chart/{}/ordergroups success encounterid
  GET chart/{}/pharmacies/default
  PUT chart/{}/pharmacies/default
  GET chart/{}/pharmacies/preferred
  PUT chart/{}/pharmacies/preferred
  GET chart/{}/problems
  POST chart/{}/problems
  GET chart/{}/socialhistory
  PUT chart/{}/socialhistory
  GET chart/{}/socialhistory/templates
  PUT chart/{}/socialhistory/templates
  GET claims/changed
  GET claims/changed/subscription
  POST claims/changed/subscription success
  GET claims/{} billedproviderid primarypatientinsuranceid departmentid patientid secondarypatientinsuranceid
  GET configuration/patients/genderidentity
  GET departments
  GET departments/{}
  GET insurancepackages
  GET misc/commoninsurancepackages
  GET misc/topinsurancepackages
  GET patientappointmentreasons
  GET patients
  POST patients
  GET patients/changed
  GET patients/changed/subscription
  POST patients/changed/subscription success
  GET patients/enhancedbestmatch
  GET patients/{}
  PUT patients/{}
  GET patients/{}/appointments
  GET patients/{}/documents
  POST patients/{}/documents
  POST patients/{}/documents/encounterdocument success encounterdocumentid
  GET patients/{}/documents/labresult/{}
  POST patients/{}/documents/patientcase success patientcaseid
  GET patients/{}/documents/prescription
  DELETE patients/{}/insurances
  GET patients/{}/insurances
  POST patients/{}/insurances
  PUT patients/{}/insurances
  PUT patients/{}/insurances/{}/image
  POST patients/{}/photo
  POST patients/{}/privacyinformationverified
  POST patients/{}/recordpayment
  GET practiceinfo
  GET prescriptions/changed
  GET prescriptions/changed/subscription
  POST prescriptions/changed/subscription success
  GET providers
  GET providers/changed
  GET providers/changed/subscription
  POST providers/changed/subscription success
  GET providers/{}
  GET reference/allergies
  GET reference/medications
  GET reference/order/lab ordertypeid
`;

/** The members that are numbers or booleans, by operation. */
export const RECORDED_OPERATIONS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  RECORDED.trim()
    .split("\n")
    .map((line) => {
      const [method = "", path = "", ...names] = line.trim().split(" ");
      return [`${method} ${path}`, new Set([...NUMBERS, ...names])] as const;
    }),
);
