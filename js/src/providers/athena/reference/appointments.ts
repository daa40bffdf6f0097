// Owns the operations of the chapter Appointments of athenahealth's reference that have no method,
// with their parameters. Written by scripts/docs/index.mjs.

import type { List, Params } from "../../../operations/call-types.js";
import type { Id } from "../../../operations/declare.js";

// prettier-ignore
export interface AppointmentsChapter {
  "GET /appointments/appointmenttypedropdown/mapping": Params<{ appointmenttypeid?: Id; departmentid?: Id; providerid?: Id; showenabledonly?: boolean }> | undefined;
  "POST /appointments/expedited": Params<{ appointmenttypeid: Id; departmentid: Id; patientid: Id; providerid: Id; deferinsurance?: boolean }>;
  "GET /appointments/getappointmentidbyhash/{messagehash}": Params<{ messagehash: Id }>;
  "GET /appointments/report": Params<{ enddate: string; startdate: string; showexpectedprocedurecodes?: boolean }>;
  "POST /appointments/telehealth/deeplink": Params<{ appointmentid: Id; patientid: Id }>;
  "PUT /appointments/{appointmentid}/accidentdata": Params<{ appointmentid: Id; anotherpartyresponsible?: boolean; autoaccidentstate?: string; relatedtoautoaccident?: boolean; relatedtoemployment?: boolean; relatedtootheraccident?: boolean }>;
  "POST /appointments/{appointmentid}/chargeentrynotrequired": Params<{ appointmentid: Id; athenausername: string; chargeentrynotrequiredreason: string }>;
  "GET /appointments/{appointmentid}/confirmationstatus": Params<{ appointmentid: Id }>;
  "PUT /appointments/{appointmentid}/confirmationstatus": Params<{ appointmentid: Id; appointmentconfirmationid: Id }>;
  "PUT /appointments/{appointmentid}/customfields": Params<{ appointmentid: Id; customfields: List }>;
  "DELETE /appointments/{appointmentid}/mspq": Params<{ appointmentid: Id }>;
  "GET /appointments/{appointmentid}/mspq": Params<{ appointmentid: Id }>;
  "PUT /appointments/{appointmentid}/mspq": Params<{ appointmentid: Id; mspinsurancetypeid: Id; departmentid?: Id; mspinsurancetypesetyn?: boolean; patientid?: Id }>;
  "DELETE /appointments/{appointmentid}/thirdpartycodingstatus": Params<{ appointmentid: Id }>;
  "GET /appointments/{appointmentid}/thirdpartycodingstatus": Params<{ appointmentid: Id }>;
  "POST /appointments/{appointmentid}/thirdpartycodingstatus": Params<{ appointmentid: Id; status: string }>;
  "PUT /appointments/{appointmentid}/thirdpartycodingstatus": Params<{ appointmentid: Id; status: string }>;
  "DELETE /appointments/{appointmentid}/thirdpartyexternaldata": Params<{ appointmentid: Id }>;
  "GET /appointments/{appointmentid}/thirdpartyexternaldata": Params<{ appointmentid: Id }>;
  "POST /appointments/{appointmentid}/thirdpartyexternaldata": Params<{ appointmentid: Id; externaldata: string }>;
  "PUT /appointments/{appointmentid}/thirdpartyexternaldata": Params<{ appointmentid: Id; externaldata: string }>;
  "PUT /appointmenttypes/{appointmenttypeid}": Params<{ appointmenttypeid: Id; generic?: boolean; name?: string; patient?: boolean; templatetypeonly?: boolean }>;
  "GET /configuration/appointments/chargeentrynotrequiredreasons": object | undefined;
  "GET /mspinsurancetypes": Params<{ departmentid?: Id }> | undefined;
  "GET /reference/appointmentconfirmationstatus": object | undefined;
}
