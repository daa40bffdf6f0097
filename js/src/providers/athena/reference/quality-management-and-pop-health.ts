// Owns the operations of the chapter QualityManagementAndPopHealth of athenahealth's reference, with their parameters but those
// of the path. Written by scripts/docs/index.mjs.

import type { List } from "../../../operations/call-types.js";
import type { Id } from "../../../operations/declare.js";

// prettier-ignore
export type QualityManagementAndPopHealthChapter = {
  "DELETE /chart/riskcontracts": { allriskcontracts?: boolean; patients?: List; riskcontractid?: Id };
  "GET /chart/riskcontracts": { departmentid?: Id; riskcontractid?: Id };
  "PUT /chart/riskcontracts": { patientriskcontracts?: List };
  "GET /chart/{patientid}/qualitymanagement": { departmentid: Id; measuretype?: string; providerid?: Id; status?: string };
  "GET /chart/{patientid}/qualitymanagement/providers": { departmentid: Id };
  "GET /chart/{patientid}/qualitymanagement/refresh": { departmentid: Id };
  "POST /chart/{patientid}/qualitymanagement/refresh": { departmentid: Id; providerid?: Id };
  "DELETE /chart/{patientid}/riskcontract": { allcharts?: boolean; departmentid?: Id };
  "GET /chart/{patientid}/riskcontract": { allcharts?: boolean; departmentid?: Id };
  "PUT /chart/{patientid}/riskcontract": { riskcontractid: Id; allcharts?: boolean; departmentid?: Id };
  "GET /populationmanagement/riskcontract": { name?: string; riskcontractid?: Id };
  "PUT /populationmanagement/riskcontract": { description?: string; name?: string; riskcontractid?: Id };
};
