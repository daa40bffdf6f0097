// Owns the operations of the chapter Charts of athenahealth's reference that have no method,
// with their parameters. Written by scripts/docs/index.mjs.

import type { List, Params } from "../../../operations/call-types.js";
import type { Id } from "../../../operations/declare.js";

// prettier-ignore
export interface ChartsChapter {
  "GET /ccda/{patientid}/ccdaexport": Params<{ patientid: Id; documenttype: string; inpatient: boolean; patientfacingcall?: boolean; thirdpartyusername?: string; chartsharinggroupid?: Id; departmentid?: Id; documentid?: Id; encounterid?: Id; enddate?: string; enterpriseid?: Id; startdate?: string; version?: string }>;
  "GET /ccda/{patientid}/vitals": Params<{ patientid: Id; departmentid: Id; encounterid: Id; patientfacingcall?: boolean; thirdpartyusername?: string; enddate?: string; format?: string; startdate?: string; xmloutput?: boolean }>;
  "GET /chart/configuration/flowsheettemplates/{snomedcode}": Params<{ snomedcode: Id; departmentid?: Id; providerid?: Id | readonly Id[] }>;
  "GET /chart/configuration/gynhistory": Params<{ showdeleted?: boolean }> | undefined;
  "GET /chart/configuration/recipientclasses": object | undefined;
  "GET /chart/encounter/{encounterid}/eyecare/eyedilation": Params<{ encounterid: Id }>;
  "GET /chart/encounter/{encounterid}/eyecare/intraocularpressure": Params<{ encounterid: Id }>;
  "GET /chart/encounter/{encounterid}/eyecare/visioncorrection": Params<{ encounterid: Id }>;
  "GET /chart/encounter/{encounterid}/eyecare/visualacuity": Params<{ encounterid: Id }>;
  "GET /chart/healthhistory/allergies/changed": Params<{ leaveunprocessed?: boolean; showprocessedenddatetime?: string; showprocessedstartdatetime?: string }> | undefined;
  "DELETE /chart/healthhistory/allergies/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /chart/healthhistory/allergies/changed/subscription": object | undefined;
  "POST /chart/healthhistory/allergies/changed/subscription": Params<{ departmentids?: Id | readonly Id[]; eventname?: string }> | undefined;
  "GET /chart/healthhistory/allergies/changed/subscription/events": object | undefined;
  "GET /chart/healthhistory/familyhistory/changed": Params<{ leaveunprocessed?: boolean; showprocessedenddatetime?: string; showprocessedstartdatetime?: string }> | undefined;
  "DELETE /chart/healthhistory/familyhistory/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /chart/healthhistory/familyhistory/changed/subscription": object | undefined;
  "POST /chart/healthhistory/familyhistory/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /chart/healthhistory/familyhistory/changed/subscription/events": object | undefined;
  "GET /chart/healthhistory/medication/changed": Params<{ leaveunprocessed?: boolean; patientid?: Id | readonly Id[]; showprocessedenddatetime?: string; showprocessedstartdatetime?: string }> | undefined;
  "DELETE /chart/healthhistory/medication/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /chart/healthhistory/medication/changed/subscription": object | undefined;
  "POST /chart/healthhistory/medication/changed/subscription": Params<{ departmentids?: Id | readonly Id[]; eventname?: string }> | undefined;
  "GET /chart/healthhistory/medication/changed/subscription/events": object | undefined;
  "GET /chart/healthhistory/problems/changed": Params<{ leaveunprocessed?: boolean; patientid?: Id | readonly Id[]; showprocessedenddatetime?: string; showprocessedstartdatetime?: string }> | undefined;
  "DELETE /chart/healthhistory/problems/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /chart/healthhistory/problems/changed/subscription": object | undefined;
  "POST /chart/healthhistory/problems/changed/subscription": Params<{ departmentids?: Id | readonly Id[]; eventname?: string }> | undefined;
  "GET /chart/healthhistory/problems/changed/subscription/events": object | undefined;
  "GET /chart/healthhistory/vaccine/changed": Params<{ leaveunprocessed?: boolean; showprocessedenddatetime?: string; showprocessedstartdatetime?: string }> | undefined;
  "DELETE /chart/healthhistory/vaccine/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /chart/healthhistory/vaccine/changed/subscription": object | undefined;
  "POST /chart/healthhistory/vaccine/changed/subscription": Params<{ departmentids?: Id | readonly Id[]; eventname?: string }> | undefined;
  "GET /chart/healthhistory/vaccine/changed/subscription/events": object | undefined;
  "GET /chart/{patientid}/administeredquestionnairescreeners": Params<{ patientid: Id; departmentid: Id }>;
  "GET /chart/{patientid}/cancercases": Params<{ patientid: Id; departmentid: Id }>;
  "DELETE /chart/{patientid}/careteam": Params<{ patientid: Id; departmentid: Id; memberid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }>;
  "GET /chart/{patientid}/careteam": Params<{ patientid: Id; departmentid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }>;
  "PUT /chart/{patientid}/careteam": Params<{ patientid: Id; clinicalproviderid: Id; departmentid: Id; recipientclassid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }>;
  "POST /chart/{patientid}/documentexport": Params<{ patientid: Id; createfromdaterangestart: string; createfromdatedocumentclass?: List; createfromdaterangeend?: string; departmentid?: Id }>;
  "GET /chart/{patientid}/documentexport/{documentid}": Params<{ patientid: Id; documentid: Id; departmentid?: Id }>;
  "GET /chart/{patientid}/familyhistory": Params<{ patientid: Id; departmentid: Id }>;
  "PUT /chart/{patientid}/familyhistory": Params<{ patientid: Id; departmentid: Id; relatives?: List; sectionnote?: string }>;
  "GET /chart/{patientid}/flowsheets/{snomedcode}": Params<{ patientid: Id; snomedcode: Id; departmentid: Id; enddate?: string; providerid?: Id | readonly Id[]; showglobalflowsheetelementsonly?: boolean; startdate?: string }>;
  "GET /chart/{patientid}/gpal": Params<{ patientid: Id; departmentid: Id }>;
  "GET /chart/{patientid}/gynhistory": Params<{ patientid: Id; departmentid: Id }>;
  "PUT /chart/{patientid}/gynhistory": Params<{ patientid: Id; departmentid: Id; questions?: List; sectionnote?: string }>;
  "DELETE /chart/{patientid}/medications/{medicationentryid}": Params<{ patientid: Id; medicationentryid: Id; departmentid: Id }>;
  "PUT /chart/{patientid}/medications/{medicationentryid}": Params<{ patientid: Id; medicationentryid: Id; departmentid: Id; hidden?: boolean; patientnote?: string; providernote?: string; startdate?: string; stopdate?: string; stopreason?: string; unstructuredsig?: string }>;
  "GET /chart/{patientid}/perinatalhistory": Params<{ patientid: Id; departmentid: Id; showunansweredquestions?: boolean }>;
  "PUT /chart/{patientid}/problems": Params<{ patientid: Id; departmentid: Id; patientfacingcall?: boolean; thirdpartyusername?: string; replacenote?: boolean; sectionnote?: string }>;
  "PUT /chart/{patientid}/problems/sectionnote": Params<{ patientid: Id; departmentid: Id; sectionnote: string; replacenote?: boolean }>;
  "GET /chart/{patientid}/ptepisodes": Params<{ patientid: Id; departmentid: Id; showclosed?: boolean }>;
  "GET /chart/{patientid}/surgicalhistory": Params<{ patientid: Id; departmentid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }>;
  "POST /chart/{patientid}/surgicalhistory": Params<{ patientid: Id; departmentid: Id; patientfacingcall?: boolean; thirdpartyusername?: string; procedures?: List; sectionnote?: string }>;
  "PUT /chart/{patientid}/surgicalhistory": Params<{ patientid: Id; departmentid: Id; patientfacingcall?: boolean; thirdpartyusername?: string; procedures?: List; sectionnote?: string }>;
  "POST /chart/{patientid}/vaccines": Params<{ patientid: Id; administerdate: string; cvx: number | string; departmentid: Id; patientfacingcall?: boolean; thirdpartyusername?: string; ndc?: string }>;
  "DELETE /chart/{patientid}/vaccines/{vaccineid}": Params<{ patientid: Id; vaccineid: Id; departmentid: Id; deleteddate?: string }>;
  "PUT /chart/{patientid}/vaccines/{vaccineid}": Params<{ patientid: Id; vaccineid: Id; administerdate: string; cvx: number | string; departmentid: Id; ndc?: string }>;
  "POST /chart/{patientid}/vitals": Params<{ patientid: Id; departmentid: Id; source: string; vitals: List; patientfacingcall?: boolean; thirdpartyusername?: string; returnvitalids?: boolean }>;
  "PUT /chart/{patientid}/vitals/{vitalid}": Params<{ patientid: Id; vitalid: Id; departmentid: Id; value: string }>;
  "GET /patients/{patientid}/ccda": Params<{ patientid: Id; departmentid: Id; purpose: string; patientfacingcall?: boolean; thirdpartyusername?: string; enddate?: string; format?: string; startdate?: string; xmloutput?: boolean }>;
  "PUT /patients/{patientid}/ccda": Params<{ patientid: Id; ccda: string; departmentid: Id; patientfacingcall?: boolean; thirdpartyusername?: string }>;
  "GET /reference/medications/stopreasons": object | undefined;
  "POST /riskgaps/condition": Params<{ entry?: List }> | undefined;
}
