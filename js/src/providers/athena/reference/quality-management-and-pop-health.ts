// Owns the operations of the chapter QualityManagementAndPopHealth of athenahealth's reference that have no method,
// with their parameters. Written by scripts/docs/index.mjs.

import type { List, Params } from "../../../operations/call-types.js";
import type { Id } from "../../../operations/declare.js";

// prettier-ignore
export interface QualityManagementAndPopHealthChapter {
  "DELETE /chart/riskcontracts": Params<{ allriskcontracts?: boolean; patients?: List; riskcontractid?: Id }> | undefined;
  "GET /chart/riskcontracts": Params<{ departmentid?: Id; riskcontractid?: Id }> | undefined;
  "PUT /chart/riskcontracts": Params<{ patientriskcontracts?: List }> | undefined;
  "GET /chart/{patientid}/qualitymanagement": Params<{ patientid: Id; departmentid: Id; measuretype?: string; providerid?: Id; status?: string }>;
  "GET /chart/{patientid}/qualitymanagement/providers": Params<{ patientid: Id; departmentid: Id }>;
  "GET /chart/{patientid}/qualitymanagement/refresh": Params<{ patientid: Id; departmentid: Id }>;
  "POST /chart/{patientid}/qualitymanagement/refresh": Params<{ patientid: Id; departmentid: Id; providerid?: Id }>;
  "DELETE /chart/{patientid}/riskcontract": Params<{ patientid: Id; allcharts?: boolean; departmentid?: Id }>;
  "GET /chart/{patientid}/riskcontract": Params<{ patientid: Id; allcharts?: boolean; departmentid?: Id }>;
  "PUT /chart/{patientid}/riskcontract": Params<{ patientid: Id; riskcontractid: Id; allcharts?: boolean; departmentid?: Id }>;
  "GET /populationmanagement/riskcontract": Params<{ name?: string; riskcontractid?: Id }> | undefined;
  "PUT /populationmanagement/riskcontract": Params<{ description?: string; name?: string; riskcontractid?: Id }> | undefined;
}
