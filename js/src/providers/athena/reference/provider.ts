// Owns the operations of the chapter Provider of athenahealth's reference that have no method,
// with their parameters. Written by scripts/docs/index.mjs.

import type { List, Params } from "../../../operations/call-types.js";
import type { Id } from "../../../operations/declare.js";

// prettier-ignore
export interface ProviderChapter {
  "GET /clinicalproviders/search": Params<{ address?: string; city?: string; clinicalprovidernpi?: number | string; distance?: number; fax?: string; firstname?: string; lastname?: string; name?: string; ordertype?: string; phone?: string; state?: string; zip?: number | string }> | undefined;
  "GET /clinicalproviders/{clinicalproviderid}": Params<{ clinicalproviderid: Id; showdeleted?: boolean; showfederalidnumber?: number; shownpi?: number | string }>;
  "GET /personalpronouns": object | undefined;
  "GET /providernumbers/changed": Params<{ leaveunprocessed?: boolean; showprocessedenddatetime?: string; showprocessedstartdatetime?: string }> | undefined;
  "DELETE /providernumbers/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /providernumbers/changed/subscription": object | undefined;
  "POST /providernumbers/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /providernumbers/changed/subscription/events": object | undefined;
  "POST /providers/addbillingrows": Params<{ callbackapihttpmethod: string; callbackapipath: string; callbackapiuiamscope: string; callbackapiurlconfkey: string; providers: List }>;
  "DELETE /providers/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /providers/changed/subscription": object | undefined;
  "POST /providers/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /providers/changed/subscription/events": object | undefined;
  "GET /providers/dictationsettings": Params<{ providerid?: Id | readonly Id[] }> | undefined;
  "GET /referringprovidernumbers/changed": Params<{ leaveunprocessed?: boolean; showprocessedenddatetime?: string; showprocessedstartdatetime?: string }> | undefined;
  "DELETE /referringprovidernumbers/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /referringprovidernumbers/changed/subscription": object | undefined;
  "POST /referringprovidernumbers/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /referringprovidernumbers/changed/subscription/events": object | undefined;
  "GET /referringproviders/changed": Params<{ leaveunprocessed?: boolean; showprocessedenddatetime?: string; showprocessedstartdatetime?: string }> | undefined;
  "DELETE /referringproviders/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /referringproviders/changed/subscription": object | undefined;
  "POST /referringproviders/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /referringproviders/changed/subscription/events": object | undefined;
}
