// Owns the operations on departments and on the practice itself (docs.athenahealth.com/api/api-ref,
// department-reference and practice-reference).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { one, pageOf } from "../../operations/shapes.js";
import { getCheckInRequiredFields } from "./practice.js";
import type {
  Department,
  DepartmentPage,
  GetDepartmentAppointmentTypesParams,
  GetDepartmentParams,
  ListDepartmentsParams,
  LongPageParams,
  PracticeInfo,
  PracticeInfoPage,
} from "./types/departments.js";
import type { AppointmentType, AppointmentTypePage } from "./types/scheduling.js";

/** `client.departments`. */
export const departments = {
  /** One department. */
  getDepartment: operation<
    (departmentid: Id, params?: GetDepartmentParams, options?: CallOptions) => Promise<Department>
  >({
    method: "GET",
    path: "departments/{departmentid}",
    result: one,
    provenance: "official",
  }),

  /** The practice's departments. */
  listDepartments: operation<
    (params?: ListDepartmentsParams, options?: CallOptions) => Paged<Department, DepartmentPage>
  >({
    method: "GET",
    path: "departments",
    result: pageOf("departments"),
    provenance: "official",
    paging: { rows: "departments", id: "departmentid", size: 500 },
  }),

  /** The practice, as the row of a list, with the athenahealth products that it uses. */
  getPracticeInfo: operation<
    (params?: LongPageParams, options?: CallOptions) => Paged<PracticeInfo, PracticeInfoPage>
  >({
    method: "GET",
    path: "practiceinfo",
    result: pageOf("practiceinfo"),
    provenance: "official",
    paging: { rows: "practiceinfo", id: "practiceid", size: 500 },
  }),

  /** The types of appointments that departments have. */
  getDepartmentAppointmentTypes: operation<
    (
      params: GetDepartmentAppointmentTypesParams,
      options?: CallOptions,
    ) => Paged<AppointmentType, AppointmentTypePage>
  >({
    method: "GET",
    path: "appointmenttypes",
    result: pageOf("appointmenttypes"),
    provenance: "official",
    seed: "GET /appointmenttypes?departmentid=",
    required: ["departmentids"],
    paging: { rows: "appointmenttypes", id: "appointmenttypeid", size: 500 },
  }),

  /** The fields of a patient's record that a department requires at check-in. */
  getCheckInRequiredFields,
};
