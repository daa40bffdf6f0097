// Owns the operations of the chapter ObstetricsEpisode of athenahealth's reference that have no method,
// with their parameters. Written by scripts/docs/index.mjs.

import type { List, Params } from "../../../operations/call-types.js";
import type { Id } from "../../../operations/declare.js";

// prettier-ignore
export interface ObstetricsEpisodeChapter {
  "GET /chart/configuration/obdeliverysites": object | undefined;
  "GET /chart/configuration/obdeliverytypes": object | undefined;
  "GET /chart/configuration/obepisodes/discussionitems": Params<{ trimester?: number }> | undefined;
  "GET /chart/configuration/obepisodes/geneticscreeningandinfectionhistory/questions": object | undefined;
  "GET /chart/reference/obdeliveryoutcomes": object | undefined;
  "GET /chart/{patientid}/obepisodes": Params<{ patientid: Id; departmentid: Id; showclosed?: boolean }>;
  "POST /chart/{patientid}/obepisodes": Params<{ patientid: Id; departmentid: Id; numberofgestations?: string }>;
  "GET /chart/{patientid}/obepisodes/{obepisodeid}": Params<{ patientid: Id; obepisodeid: Id; showeddcalculationsdays?: boolean; showhiddenproblems?: boolean }>;
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/18to20weekeddupdate": Params<{ patientid: Id; obepisodeid: Id; finaledd?: string; finaleddconfirmed?: boolean; fundalheightdate?: string; lateultrasounddate?: string; quickening?: string; ultrasoundlatestdaysgestation?: number; ultrasoundlatestweeksgestation?: number }>;
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/deliveryinformation": Params<{ patientid: Id; obepisodeid: Id; deliverydate: string; anesthesia?: string; comments?: string; deliveredby?: string; deliverysiteid?: Id; deliverysiteother?: string; dischargedate?: string; fetusdata?: List; incisiontype?: string; labor?: string; laborlengthhrs?: number; postpartumcomplications?: string; pretermlabor?: boolean; tubalsterilization?: boolean; weeksgestation?: number }>;
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/dischargeinformation": Params<{ patientid: Id; obepisodeid: Id; contraceptivemethod?: string; feedingmethod?: string; maternalhgbhctlevel?: string }>;
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/discussionitems": Params<{ patientid: Id; obepisodeid: Id; discussions: List }>;
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/eddcalculation": Params<{ patientid: Id; obepisodeid: Id; acceptemptydatefields?: boolean; definitelmpdate?: boolean; finaledd?: string; finaleddconfirmed?: boolean; fundalheightdate?: string; initialdaysgestation?: number; initialedd?: string; initialeddconfirmed?: boolean; initialexamdate?: string; initialexamproviderid?: Id; initialultrasounddate?: string; initialweeksgestation?: number; lastmenstrualperiod?: string; lateultrasounddate?: string; quickening?: string; ultrasounddaysgestation?: number; ultrasoundlatestdaysgestation?: number; ultrasoundlatestweeksgestation?: number; ultrasoundweeksgestation?: number }>;
  "GET /chart/{patientid}/obepisodes/{obepisodeid}/flowsheet/configuration": Params<{ patientid: Id; obepisodeid: Id }>;
  "POST /chart/{patientid}/obepisodes/{obepisodeid}/flowsheets": Params<{ patientid: Id; obepisodeid: Id; departmentid: Id; encounterdate: string; albumin?: number; bishopscore?: number; blood?: number; bloodpressure?: List; cervixexam?: List; comments?: string; edema?: string; estimatedfetalweight?: string; fetalheartrate?: List; fetalmovement?: List; fundus?: List; gestationage?: string; glucose?: string; ketones?: string; leukocytes?: string; modifiedbishopscore?: number; nitrite?: string; patientreportofpain?: number; phofurine?: string; presentation?: List; pretermlaborsigns?: string; protein?: number; provider?: string; providerid?: Id; specificgravityofurine?: string; weight?: List }>;
  "DELETE /chart/{patientid}/obepisodes/{obepisodeid}/flowsheets/{flowsheetid}": Params<{ patientid: Id; obepisodeid: Id; flowsheetid: Id }>;
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/flowsheets/{flowsheetid}": Params<{ patientid: Id; obepisodeid: Id; flowsheetid: Id; albumin?: number; bishopscore?: number; blood?: number; bloodpressure?: List; cervixexam?: List; comments?: string; edema?: string; estimatedfetalweight?: string; fetalheartrate?: List; fetalmovement?: List; fundus?: List; gestationage?: string; glucose?: string; ketones?: string; leukocytes?: string; modifiedbishopscore?: number; nitrite?: string; patientreportofpain?: number; phofurine?: string; presentation?: List; pretermlaborsigns?: string; protein?: number; specificgravityofurine?: string; weight?: List }>;
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/geneticscreeningandinfectionhistory": Params<{ patientid: Id; obepisodeid: Id; answers: List }>;
  "GET /chart/{patientid}/obepisodes/{obepisodeid}/html": Params<{ patientid: Id; obepisodeid: Id; includewrapper?: boolean; showhiddenproblems?: boolean }>;
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/menstrualhistory": Params<{ patientid: Id; obepisodeid: Id; definite?: boolean; frequency?: number; hcgpositivedate?: string; lastmenstrualperiod?: string; menarche?: number; mensesmonthly?: boolean; onbcpconcept?: boolean; priormenses?: string }>;
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/obepisodeinfo": Params<{ patientid: Id; obepisodeid: Id; bloodtype?: string; fathername?: string; fatherphonenumber?: string; husbanddomesticpartner?: string; husbanddomesticpartnerphonenumber?: string; numberoffetuses?: number; pediatrician?: string; prepregnancyweightlbs?: number; rhtype?: string }>;
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/problemslist": Params<{ patientid: Id; obepisodeid: Id; note?: string; problems?: List }>;
}
