// Owns the types of the operations on claims' attachments and notes.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Counted, FileContents } from "./common.js";

/**
 * A file attached to a claim.
 *
 * @provenance reported
 */
export interface ClaimAttachment {
  /** The attachment's id. */
  readonly claimattachmentid: string;
  /** The file's name. */
  readonly filename?: string;
  /** The id of the class of its type. */
  readonly attachmenttype?: string;
  /** A note. */
  readonly note?: string;
}

/**
 * Parameters of `claims.uploadClaimAttachment`.
 *
 * @provenance official
 */
export interface UploadClaimAttachmentParams {
  /** A PDF. */
  readonly attachmentcontents: FileContents;
  /** The id of the class of its type. */
  readonly attachmenttype: string;
  /** The file's name. */
  readonly filename: string;
  /** A note. Default: none. */
  readonly note?: string | undefined;
}

/**
 * The result of `claims.uploadClaimAttachment`.
 *
 * @provenance reported
 */
export interface UploadedClaimAttachment {
  /** The new attachment. */
  readonly claimattachmentid?: string;
}

/**
 * Parameters of `claims.deleteClaimAttachment`, and of `claims.updateClaimAttachment` without the changes.
 *
 * @provenance official
 */
export interface ClaimAttachmentParams {
  /** The attachment. */
  readonly claimattachmentid: Id;
}

/**
 * The changes of an attachment: at least one of the two.
 *
 * @provenance official
 */
export type ClaimAttachmentChangeParams =
  | {
      /** The new note. */
      readonly note: string;
      /** The id of the class of its new type. */
      readonly attachmenttype?: string | undefined;
    }
  | {
      /** The new note. */
      readonly note?: string | undefined;
      /** The id of the class of its new type. */
      readonly attachmenttype: string;
    };

/**
 * Parameters of `claims.updateClaimAttachment`.
 *
 * @provenance official
 */
export type UpdateClaimAttachmentParams = ClaimAttachmentParams & ClaimAttachmentChangeParams;

/**
 * Parameters of `claims.listClaimNotes`.
 *
 * @provenance official
 */
export interface ListClaimNotesParams {
  /** Whether to include only notes that hold the claim. Default: false. */
  readonly showholdonly?: boolean | undefined;
  /** Only pending notes (`Y`), overridden ones (`O`) or neither (`N`). Default: `All`. */
  readonly pendingflags?: Open<"All" | "Y" | "O" | "N"> | undefined;
}

/**
 * A note on a claim.
 *
 * @provenance reported
 */
export interface ClaimNote {
  /** The note's id. */
  readonly claimnoteid?: string;
  /** The note. */
  readonly claimnote?: string;
  /** The action of the note. */
  readonly action?: string;
  /** The claim's status with it. */
  readonly status?: string;
  /** When it was created. */
  readonly created?: string;
}

/**
 * The notes on a claim.
 *
 * @provenance reported
 */
export interface ClaimNotes extends Counted {
  /** The notes. */
  readonly claimnotes: readonly ClaimNote[];
}

/**
 * Parameters of `claims.createClaimNote`.
 *
 * @provenance official
 */
export interface CreateClaimNoteParams {
  /** The note. */
  readonly claimnote: string;
}
