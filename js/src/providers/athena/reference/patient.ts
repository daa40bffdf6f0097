// Owns the operations of the chapter Patient of athenahealth's reference that have no method,
// with their parameters. Written by scripts/docs/index.mjs.

import type { List, Params } from "../../../operations/call-types.js";
import type { Id } from "../../../operations/declare.js";

// prettier-ignore
export interface PatientChapter {
  "DELETE /chart/{patientid}/imaging/preferred": Params<{ patientid: Id; clinicalproviderid: Id; departmentid: Id }>;
  "GET /chart/{patientid}/imaging/preferred": Params<{ patientid: Id; departmentid: Id }>;
  "PUT /chart/{patientid}/imaging/preferred": Params<{ patientid: Id; clinicalproviderid: Id; departmentid: Id }>;
  "DELETE /chart/{patientid}/pharmacies/preferred": Params<{ patientid: Id; departmentid: Id; clinicalproviderid?: Id; ncpdpid?: Id }>;
  "GET /configuration/patients/searchtypes": object | undefined;
  "DELETE /patients/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /patients/changed/subscription": object | undefined;
  "POST /patients/changed/subscription": Params<{ eventname?: string; departmentids?: Id | readonly Id[] }> | undefined;
  "GET /patients/changed/subscription/events": object | undefined;
  "GET /patients/search": Params<{ searchterm: string; athenanetuser?: string; confidentialitycode?: List; maxresults?: string; searchtype?: string }>;
  "GET /patients/{patientid}/appointments/{appointmentid}": Params<{ patientid: Id; appointmentid: Id; confidentialitycode?: List; ignorerestrictions?: boolean; showclaimdetail?: boolean; showcopay?: boolean; showexpectedprocedurecodes?: boolean; showinsurance?: boolean; showpatientdetail?: boolean; showtelehealth?: boolean }>;
  "GET /patients/{patientid}/authorizations": Params<{ patientid: Id; departmentid: Id; showdeleted?: boolean; status?: string }>;
  "POST /patients/{patientid}/authorizations": Params<{ patientid: Id; departmentid: Id; effectivedate: string; signeddate: string; clientformid?: Id; expirationdate?: string; note?: string; revokeddate?: string }>;
  "DELETE /patients/{patientid}/authorizations/{releaseauthorizationid}": Params<{ patientid: Id; releaseauthorizationid: Id; departmentid: Id }>;
  "GET /patients/{patientid}/authorizations/{releaseauthorizationid}": Params<{ patientid: Id; releaseauthorizationid: Id; departmentid: Id; showdeleted?: boolean; status?: string }>;
  "PUT /patients/{patientid}/authorizations/{releaseauthorizationid}": Params<{ patientid: Id; releaseauthorizationid: Id; departmentid: Id; clientformid?: Id; effectivedate?: string; expirationdate?: string; note?: string; revokeddate?: string; signeddate?: string }>;
  "DELETE /patients/{patientid}/chartalert": Params<{ patientid: Id; departmentid: Id }>;
  "GET /patients/{patientid}/chartalert": Params<{ patientid: Id; departmentid: Id }>;
  "POST /patients/{patientid}/chartalert": Params<{ patientid: Id; notetext: string; departmentid: Id }>;
  "PUT /patients/{patientid}/chartalert": Params<{ patientid: Id; notetext: string; departmentid: Id }>;
  "POST /patients/{patientid}/dataaccessinfo": Params<{ patientid: Id; source: string; thirdpartyusername: string; viewdate: string }>;
  "GET /patients/{patientid}/interfaceconsents": Params<{ patientid: Id; departmentid: Id }>;
  "PUT /patients/{patientid}/interfaceconsents": Params<{ patientid: Id; consents?: List; departmentid?: Id }>;
  "POST /patients/{patientid}/patientsecuremessage/marklabresultread/{messagethreadid}": Params<{ patientid: Id; messagethreadid: Id }>;
  "GET /patients/{patientid}/patientstatement": Params<{ patientid: Id; enddate: string; startdate: string; claimsinstatement?: boolean; findpdfexist?: boolean }>;
  "GET /patients/{patientid}/patientstatementimage": Params<{ patientid: Id; statementid: Id }>;
  "GET /patients/{patientid}/portalaccess": Params<{ patientid: Id; communicatorbrandid?: Id }>;
  "POST /patients/{patientid}/portalinvitation": Params<{ patientid: Id; departmentid: Id; email?: string; firstname?: string; homephone?: string; lastname?: string; mobilephone?: string; patientinitiated?: boolean; permissionlevel?: string }>;
  "GET /patients/{patientid}/portalstatus": Params<{ patientid: Id }>;
  "GET /patients/{patientid}/securemessage/archivedmessages": Params<{ patientid: Id; showplaintext?: string }>;
  "GET /patients/{patientid}/securemessage/inboxmessages": Params<{ patientid: Id; showplaintext?: string }>;
  "GET /patients/{patientid}/securemessage/sentmessages": Params<{ patientid: Id }>;
  "GET /patients/{patientid}/securemessage/{messagethreadid}": Params<{ patientid: Id; messagethreadid: Id }>;
  "GET /patients/{patientid}/securemessage/{messagethreadid}/CanPatientReplyToMessage": Params<{ patientid: Id; messagethreadid: Id }>;
  "POST /patients/{patientid}/securemessage/{messagethreadid}/reply": Params<{ patientid: Id; messagethreadid: Id; text: string }>;
  "GET /patientsatisfaction": Params<{ departmentid: Id; startdate: string; enddate: string; lastmodified?: string; providerid?: Id }>;
  "POST /patientsatisfaction/results": Params<{ enddate: string; providerdata: string; startdate: string; averagescore?: string }>;
  "GET /patientsecuremessage/providers/departmentsmapping": Params<{ communicatorbrandid?: Id; departmentids?: Id | readonly Id[]; providergroupids?: Id | readonly Id[]; providerids?: Id | readonly Id[] }> | undefined;
  "GET /userinfo": object | undefined;
}
