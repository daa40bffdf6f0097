// Owns the operations of the chapter ObstetricsEpisode of athenahealth's reference, with their parameters but those
// of the path. Written by scripts/docs/index.mjs.

import type { List } from "../../../operations/call-types.js";
import type { Id } from "../../../operations/declare.js";

// prettier-ignore
export type ObstetricsEpisodeChapter = {
  "GET /chart/configuration/obdeliverysites": object;
  "GET /chart/configuration/obdeliverytypes": object;
  "GET /chart/configuration/obepisodes/discussionitems": { trimester?: number };
  "GET /chart/configuration/obepisodes/geneticscreeningandinfectionhistory/questions": object;
  "GET /chart/reference/obdeliveryoutcomes": object;
  "GET /chart/{patientid}/obepisodes": { departmentid: Id; showclosed?: boolean };
  "POST /chart/{patientid}/obepisodes": { departmentid: Id; numberofgestations?: string };
  "GET /chart/{patientid}/obepisodes/{obepisodeid}": { showeddcalculationsdays?: boolean; showhiddenproblems?: boolean };
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/18to20weekeddupdate": { finaledd?: string; finaleddconfirmed?: boolean; fundalheightdate?: string; lateultrasounddate?: string; quickening?: string; ultrasoundlatestdaysgestation?: number; ultrasoundlatestweeksgestation?: number };
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/deliveryinformation": { deliverydate: string; anesthesia?: string; comments?: string; deliveredby?: string; deliverysiteid?: Id; deliverysiteother?: string; dischargedate?: string; fetusdata?: List; incisiontype?: string; labor?: string; laborlengthhrs?: number; postpartumcomplications?: string; pretermlabor?: boolean; tubalsterilization?: boolean; weeksgestation?: number };
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/dischargeinformation": { contraceptivemethod?: string; feedingmethod?: string; maternalhgbhctlevel?: string };
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/discussionitems": { discussions: List };
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/eddcalculation": { acceptemptydatefields?: boolean; definitelmpdate?: boolean; finaledd?: string; finaleddconfirmed?: boolean; fundalheightdate?: string; initialdaysgestation?: number; initialedd?: string; initialeddconfirmed?: boolean; initialexamdate?: string; initialexamproviderid?: Id; initialultrasounddate?: string; initialweeksgestation?: number; lastmenstrualperiod?: string; lateultrasounddate?: string; quickening?: string; ultrasounddaysgestation?: number; ultrasoundlatestdaysgestation?: number; ultrasoundlatestweeksgestation?: number; ultrasoundweeksgestation?: number };
  "GET /chart/{patientid}/obepisodes/{obepisodeid}/flowsheet/configuration": object;
  "POST /chart/{patientid}/obepisodes/{obepisodeid}/flowsheets": { departmentid: Id; encounterdate: string; albumin?: number; bishopscore?: number; blood?: number; bloodpressure?: List; cervixexam?: List; comments?: string; edema?: string; estimatedfetalweight?: string; fetalheartrate?: List; fetalmovement?: List; fundus?: List; gestationage?: string; glucose?: string; ketones?: string; leukocytes?: string; modifiedbishopscore?: number; nitrite?: string; patientreportofpain?: number; phofurine?: string; presentation?: List; pretermlaborsigns?: string; protein?: number; provider?: string; providerid?: Id; specificgravityofurine?: string; weight?: List };
  "DELETE /chart/{patientid}/obepisodes/{obepisodeid}/flowsheets/{flowsheetid}": object;
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/flowsheets/{flowsheetid}": { albumin?: number; bishopscore?: number; blood?: number; bloodpressure?: List; cervixexam?: List; comments?: string; edema?: string; estimatedfetalweight?: string; fetalheartrate?: List; fetalmovement?: List; fundus?: List; gestationage?: string; glucose?: string; ketones?: string; leukocytes?: string; modifiedbishopscore?: number; nitrite?: string; patientreportofpain?: number; phofurine?: string; presentation?: List; pretermlaborsigns?: string; protein?: number; specificgravityofurine?: string; weight?: List };
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/geneticscreeningandinfectionhistory": { answers: List };
  "GET /chart/{patientid}/obepisodes/{obepisodeid}/html": { includewrapper?: boolean; showhiddenproblems?: boolean };
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/menstrualhistory": { definite?: boolean; frequency?: number; hcgpositivedate?: string; lastmenstrualperiod?: string; menarche?: number; mensesmonthly?: boolean; onbcpconcept?: boolean; priormenses?: string };
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/obepisodeinfo": { bloodtype?: string; fathername?: string; fatherphonenumber?: string; husbanddomesticpartner?: string; husbanddomesticpartnerphonenumber?: string; numberoffetuses?: number; pediatrician?: string; prepregnancyweightlbs?: number; rhtype?: string };
  "PUT /chart/{patientid}/obepisodes/{obepisodeid}/problemslist": { note?: string; problems?: List };
};
