// Owns the operations of the chapter PracticeConfiguration of athenahealth's reference, with their parameters but those
// of the path. Written by scripts/docs/index.mjs.

import type { Id } from "../../../operations/declare.js";

// prettier-ignore
export type PracticeConfigurationChapter = {
  "GET /communicatorbrands": object;
  "GET /communicatorbrands/{communicatorbrandid}": object;
  "GET /configuration/chartsharinggroups": object;
  "GET /customfields": object;
  "GET /departments": { fullproviderlist?: boolean; hospitalonly?: boolean; providerlist?: boolean; showalldepartments?: boolean };
  "GET /departments/{departmentid}": { providerlist?: boolean; showalldepartments?: boolean };
  "GET /departments/{departmentid}/checkinrequired": object;
  "GET /departments/{departmentid}/ecommunicationdisclosure": object;
  "GET /employers": { address?: string; city?: string; exactname?: string; name?: string; phone?: string; state?: string; zip?: string };
  "POST /employers": { address?: string; city?: string; countryid?: Id; fax?: string; name?: string; phone?: string; state?: string; zip?: string };
  "DELETE /employers/{employerid}": object;
  "GET /employers/{employerid}": object;
  "PUT /employers/{employerid}": { address?: string; city?: string; countryid?: Id; fax?: string; name?: string; phone?: string; state?: string; zip?: string };
  "PUT /employers/{employerid}/undelete": object;
  "GET /ethnicities": object;
  "GET /greetingsandinstructionalmessages": object;
  "GET /languages": object;
  "GET /misc/commoninsurancepackages": { departmentid: Id; showonlycasepolicies?: boolean };
  "GET /misc/patientlocations": object;
  "GET /misc/portalsettings": { communicatorbrandid?: Id };
  "DELETE /misc/properjsonencoding": object;
  "GET /misc/properjsonencoding": object;
  "POST /misc/properjsonencoding": object;
  "GET /misc/remindercallsettings": { departmentid?: Id; providerid?: Id };
  "GET /misc/smstermsandconditions": object;
  "GET /misc/topinsurancepackages": { departmentid?: Id };
  "GET /mobilecarriers": object;
  "GET /ping": object;
  "GET /practiceinfo": object;
  "GET /providers/{providerprofileid}/enrollmentdocs": { open?: boolean };
  "POST /providers/{providerprofileid}/enrollmentdocs": { document: string; enrollmentcategoryid: Id; entity: string; entityid: Id; taskid: Id; username: string };
  "GET /races": object;
  "GET /referralsources": object;
  "GET /slidingfeeplans": object;
  "GET /states": object;
  "GET /textmacros": { username?: string };
  "GET /usermessages/{username}": { folder?: string; showunreadonly?: boolean };
  "POST /usermessages/{username}": { message: string; recipientlist: string; subject: string; defaultlink?: boolean; externalid?: Id; link?: string; linktext?: string; payload?: string; priority?: string };
  "DELETE /usermessages/{username}/{messageid}": object;
  "PUT /usermessages/{username}/{messageid}": { flag?: boolean; folder?: string; read?: boolean };
};
