// Owns the operations on claims, their notes and their attachments (docs.athenahealth.com/api/api-ref,
// claim, claim-note and claim-attachment).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id, NoParams } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { done, listOf, one, pageOf } from "../../operations/shapes.js";
import type {
  ClaimAttachment,
  ClaimAttachmentParams,
  ClaimNotes,
  CreateClaimNoteParams,
  ListClaimNotesParams,
  UpdateClaimAttachmentParams,
  UploadClaimAttachmentParams,
  UploadedClaimAttachment,
} from "./types/claim-notes.js";
import type {
  ChangedClaims,
  Claim,
  ClaimPage,
  CreateAppointmentClaimParams,
  CreateClaimParams,
  CreatedClaims,
  GetChangedClaimsParams,
  GetClaimParams,
  ListClaimsParams,
  PatientClaimsParams,
  UpdateClaimParams,
  UpdatedClaim,
} from "./types/claims.js";
import type { Done } from "./types/common.js";

/** `client.claims`. */
export const claims = {
  /**
   * Claims that match all parameters: at least a range of days, a patient, an appointment, a provider or a
   * department.
   */
  listClaims: operation<
    (params?: ListClaimsParams, options?: CallOptions) => Paged<Claim, ClaimPage>
  >({
    method: "GET",
    path: "claims",
    result: pageOf("claims"),
    provenance: "official",
    paging: { rows: "claims", id: "claimid", size: 500 },
  }),

  /**
   * Creates a claim.
   *
   * @throws ApiError `refused` (200), if the body reports a failure.
   */
  createClaim: operation<
    (params: CreateClaimParams, options?: CallOptions) => Promise<CreatedClaims>
  >({
    method: "POST",
    path: "claims",
    result: one,
    provenance: "official",
    required: ["patientid", "departmentid", "supervisingproviderid", "claimcharges"],
  }),

  /**
   * Creates the claim of an appointment. It must be checked in, without charges entered, and without a
   * claim.
   *
   * @throws ApiError `refused` (200), if the body reports a failure.
   */
  createAppointmentClaim: operation<
    (
      appointmentid: Id,
      params: CreateAppointmentClaimParams,
      options?: CallOptions,
    ) => Promise<CreatedClaims>
  >({
    method: "POST",
    path: "appointments/{appointmentid}/claim",
    result: one,
    provenance: "official",
    required: ["claimcharges"],
  }),

  /** One claim. */
  getClaim: operation<
    (claimid: Id, params?: GetClaimParams, options?: CallOptions) => Promise<Claim>
  >({
    method: "GET",
    path: "claims/{claimid}",
    result: one,
    provenance: "official",
  }),

  /** Changes a claim. */
  updateClaim: operation<
    (claimid: Id, params?: UpdateClaimParams, options?: CallOptions) => Promise<UpdatedClaim>
  >({
    method: "PUT",
    path: "claims/{claimid}",
    result: one,
    provenance: "official",
  }),

  /**
   * Claims that changed since this was called last. It requires a subscription, which
   * `client.feeds.claims.subscribe` creates. Reading removes changes from the list, unless `leaveunprocessed`
   * is given. Therefore it is not retried; after a failure, `showprocessedstartdatetime` returns the lost
   * changes. `client.feeds.claims.changes` loses none.
   */
  getChangedClaims: operation<
    (params?: GetChangedClaimsParams, options?: CallOptions) => Promise<ChangedClaims>
  >({
    method: "GET",
    path: "claims/changed",
    result: pageOf("claims"),
    safe: false,
    provenance: "official",
  }),

  /** A patient's unpaid claims. */
  getOutstandingClaims: operation<
    (patientid: Id, params?: PatientClaimsParams, options?: CallOptions) => Paged<Claim, ClaimPage>
  >({
    method: "GET",
    path: "patients/{patientid}/claims/patientoutstanding",
    result: pageOf("claims"),
    provenance: "official",
    seed: "GET /patients/{patientid}/claims, as getPatientClaims",
    paging: { rows: "claims", id: "claimid", size: 500 },
  }),

  /** A patient's closed claims. */
  getClosedClaims: operation<
    (patientid: Id, params?: PatientClaimsParams, options?: CallOptions) => Paged<Claim, ClaimPage>
  >({
    method: "GET",
    path: "patients/{patientid}/claims/patientclosed",
    result: pageOf("claims"),
    provenance: "official",
    seed: "GET /patients/{patientid}/claims/closed, as getClosedPatientClaims",
    paging: { rows: "claims", id: "claimid", size: 500 },
  }),

  /** The files attached to a claim, without their contents. */
  getClaimAttachments: operation<
    (claimid: Id, params?: NoParams, options?: CallOptions) => Promise<readonly ClaimAttachment[]>
  >({
    method: "GET",
    path: "claims/{claimid}/attachments",
    result: listOf("attachments"),
    provenance: "official",
  }),

  /** Attaches a PDF to a claim. */
  uploadClaimAttachment: operation<
    (
      claimid: Id,
      params: UploadClaimAttachmentParams,
      options?: CallOptions,
    ) => Promise<UploadedClaimAttachment>
  >({
    method: "POST",
    path: "claims/{claimid}/attachments",
    result: one,
    provenance: "official",
    required: ["attachmentcontents", "attachmenttype", "filename"],
  }),

  /** Changes an attachment: its `note`, its `attachmenttype`, or both. */
  updateClaimAttachment: operation<
    (claimid: Id, params: UpdateClaimAttachmentParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "claims/{claimid}/attachments",
    result: done,
    provenance: "official",
    required: ["claimattachmentid"],
  }),

  /** Deletes an attachment. */
  deleteClaimAttachment: operation<
    (claimid: Id, params: ClaimAttachmentParams, options?: CallOptions) => Promise<Done>
  >({
    method: "DELETE",
    path: "claims/{claimid}/attachments",
    result: done,
    provenance: "official",
    required: ["claimattachmentid"],
    query: ["claimattachmentid"],
  }),

  /** The notes on a claim. */
  listClaimNotes: operation<
    (claimid: Id, params?: ListClaimNotesParams, options?: CallOptions) => Promise<ClaimNotes>
  >({
    method: "GET",
    path: "claims/{claimid}/claimnotes",
    result: pageOf("claimnotes"),
    provenance: "official",
    seed: "GET /claims/{claimid}/notes, as getClaimNotes",
  }),

  /** Adds a note to a claim. */
  createClaimNote: operation<
    (claimid: Id, params: CreateClaimNoteParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "claims/{claimid}/note",
    result: done,
    provenance: "official",
    seed: "POST /claims/{claimid}/notes, as addClaimNote",
    required: ["claimnote"],
  }),
};
