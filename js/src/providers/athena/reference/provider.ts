// Owns the operations of the chapter Provider of athenahealth's reference, with their parameters but those
// of the path. Written by scripts/docs/index.mjs.

import type { List } from "../../../operations/call-types.js";
import type { Id } from "../../../operations/declare.js";

// prettier-ignore
export type ProviderChapter = {
  "GET /clinicalproviders/search": { address?: string; city?: string; clinicalprovidernpi?: number | string; distance?: number; fax?: string; firstname?: string; lastname?: string; name?: string; ordertype?: string; phone?: string; state?: string; zip?: number | string };
  "GET /clinicalproviders/{clinicalproviderid}": { showdeleted?: boolean; showfederalidnumber?: number; shownpi?: number | string };
  "GET /personalpronouns": object;
  "GET /providernumbers/changed": { leaveunprocessed?: boolean; showprocessedenddatetime?: string; showprocessedstartdatetime?: string };
  "DELETE /providernumbers/changed/subscription": { eventname?: string };
  "GET /providernumbers/changed/subscription": object;
  "POST /providernumbers/changed/subscription": { eventname?: string };
  "GET /providernumbers/changed/subscription/events": object;
  "GET /providers": { name?: string; providertype?: string; showallproviderids?: boolean; showusualdepartmentguessthreshold?: number };
  "POST /providers": { billable: boolean; entitytypeid: Id; medicalgroupid: Id; schedulingname: string; signatureonfileflag: boolean; acceptingnewpatients?: boolean; alternatephone?: string; ansicode?: string; billednamecase?: string; communicatordisplayname?: string; communicatorhomedepartment?: number; crdreferring?: boolean; createencounteroncheckin?: boolean; directaddress?: string; firstname?: string; hideinportal?: boolean; lastname?: string; middleinitial?: string; namesuffix?: string; ndctatnumber?: string; npinumber?: number | string; personalpronounsid?: Id; practiceroleid?: Id; providergroupid?: Id; providerprofileid?: Id; providertype?: string; reportingname?: string; scheduleresourcetypeid?: Id; schedulingnote?: string; sex?: string; specialtyid?: Id; ssn?: number | string; staffbucket?: boolean; supervisingproviderid?: Id; supervisingprovidertype?: string; trackmissingslips?: boolean; username?: string };
  "POST /providers/addbillingrows": { callbackapihttpmethod: string; callbackapipath: string; callbackapiuiamscope: string; callbackapiurlconfkey: string; providers: List };
  "GET /providers/changed": { leaveunprocessed?: boolean; showprocessedenddatetime?: string; showprocessedstartdatetime?: string };
  "DELETE /providers/changed/subscription": { eventname?: string };
  "GET /providers/changed/subscription": object;
  "POST /providers/changed/subscription": { eventname?: string };
  "GET /providers/changed/subscription/events": object;
  "GET /providers/dictationsettings": { providerid?: Id | readonly Id[] };
  "DELETE /providers/{providerid}": object;
  "GET /providers/{providerid}": { showallproviderids?: boolean; showdeletedproviders?: boolean; showfederalidnumber?: number; showusualdepartmentguessthreshold?: number };
  "PUT /providers/{providerid}": { billable: boolean; entitytypeid: Id; schedulingname: string; signatureonfileflag: boolean; acceptingnewpatients?: boolean; alternatephone?: string; ansicode?: string; billednamecase?: string; communicatordisplayname?: string; communicatorhomedepartment?: number; crdreferring?: boolean; createencounteroncheckin?: boolean; directaddress?: string; firstname?: string; hideinportal?: boolean; lastname?: string; medicalgroupid?: Id; middleinitial?: string; namesuffix?: string; ndctatnumber?: string; npinumber?: number | string; personalpronounsid?: Id; practiceroleid?: Id; providergroupid?: Id; providerprofileid?: Id; providertype?: string; reportingname?: string; scheduleresourcetypeid?: Id; schedulingnote?: string; sex?: string; specialtyid?: Id; ssn?: number | string; staffbucket?: boolean; supervisingproviderid?: Id; trackmissingslips?: boolean; username?: string };
  "GET /reference/providerspecialties": object;
  "GET /reference/providertypes": object;
  "GET /referringprovidernumbers/changed": { leaveunprocessed?: boolean; showprocessedenddatetime?: string; showprocessedstartdatetime?: string };
  "DELETE /referringprovidernumbers/changed/subscription": { eventname?: string };
  "GET /referringprovidernumbers/changed/subscription": object;
  "POST /referringprovidernumbers/changed/subscription": { eventname?: string };
  "GET /referringprovidernumbers/changed/subscription/events": object;
  "GET /referringproviders": object;
  "POST /referringproviders": { entitytype: string; lastname: string; address?: string; address2?: string; city?: string; email?: string; fax?: string; firstname?: string; middleinitial?: string; namesuffix?: string; note?: string; npinumber?: number | string; phone?: string; state?: string; zip?: string };
  "GET /referringproviders/changed": { leaveunprocessed?: boolean; showprocessedenddatetime?: string; showprocessedstartdatetime?: string };
  "DELETE /referringproviders/changed/subscription": { eventname?: string };
  "GET /referringproviders/changed/subscription": object;
  "POST /referringproviders/changed/subscription": { eventname?: string };
  "GET /referringproviders/changed/subscription/events": object;
  "GET /referringproviders/{referringproviderid}": object;
  "PUT /referringproviders/{referringproviderid}": { address?: string; address2?: string; city?: string; email?: string; fax?: string; firstname?: string; lastname?: string; middleinitial?: string; namesuffix?: string; note?: string; npinumber?: number | string; phone?: string; state?: string; zip?: string };
};
