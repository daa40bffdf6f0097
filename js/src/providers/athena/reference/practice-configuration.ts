// Owns the operations of the chapter PracticeConfiguration of athenahealth's reference that have no method,
// with their parameters. Written by scripts/docs/index.mjs.

import type { Params } from "../../../operations/call-types.js";
import type { Id } from "../../../operations/declare.js";

// prettier-ignore
export interface PracticeConfigurationChapter {
  "GET /communicatorbrands/{communicatorbrandid}": Params<{ communicatorbrandid: Id }>;
  "GET /departments/{departmentid}/ecommunicationdisclosure": Params<{ departmentid: Id }>;
  "POST /employers": Params<{ address?: string; city?: string; countryid?: Id; fax?: string; name?: string; phone?: string; state?: string; zip?: string }> | undefined;
  "DELETE /employers/{employerid}": Params<{ employerid: Id }>;
  "GET /employers/{employerid}": Params<{ employerid: Id }>;
  "PUT /employers/{employerid}": Params<{ employerid: Id; address?: string; city?: string; countryid?: Id; fax?: string; name?: string; phone?: string; state?: string; zip?: string }>;
  "PUT /employers/{employerid}/undelete": Params<{ employerid: Id }>;
  "GET /greetingsandinstructionalmessages": object | undefined;
  "GET /misc/portalsettings": Params<{ communicatorbrandid?: Id }> | undefined;
  "DELETE /misc/properjsonencoding": object | undefined;
  "GET /misc/properjsonencoding": object | undefined;
  "POST /misc/properjsonencoding": object | undefined;
  "GET /misc/remindercallsettings": Params<{ departmentid?: Id; providerid?: Id }> | undefined;
  "GET /misc/smstermsandconditions": object | undefined;
  "GET /providers/{providerprofileid}/enrollmentdocs": Params<{ providerprofileid: Id; open?: boolean }>;
  "POST /providers/{providerprofileid}/enrollmentdocs": Params<{ providerprofileid: Id; document: string; enrollmentcategoryid: Id; entity: string; entityid: Id; taskid: Id; username: string }>;
  "GET /textmacros": Params<{ username?: string }> | undefined;
  "GET /usermessages/{username}": Params<{ username: Id; folder?: string; showunreadonly?: boolean }>;
  "POST /usermessages/{username}": Params<{ username: Id; message: string; recipientlist: string; subject: string; defaultlink?: boolean; externalid?: Id; link?: string; linktext?: string; payload?: string; priority?: string }>;
  "DELETE /usermessages/{username}/{messageid}": Params<{ username: Id; messageid: Id }>;
  "PUT /usermessages/{username}/{messageid}": Params<{ username: Id; messageid: Id; flag?: boolean; folder?: string; read?: boolean }>;
}
