// Owns what is said to and by the operations on claims' attachments and notes.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Counted } from "./common.js";

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
 * What `claims.uploadClaimAttachment` takes.
 *
 * @provenance official
 */
export interface UploadClaimAttachmentParams {
  /** A PDF, in base64. */
  readonly attachmentcontents: string;
  /** The id of the class of its type. */
  readonly attachmenttype: string;
  /** The file's name. */
  readonly filename: string;
  /** A note. Default: none. */
  readonly note?: string | undefined;
}

/**
 * What `claims.uploadClaimAttachment` answers.
 *
 * @provenance reported
 */
export interface UploadedClaimAttachment {
  /** The new attachment. */
  readonly claimattachmentid?: string;
}

/**
 * What `claims.updateClaimAttachment` takes, but for what is changed; and what `claims.deleteClaimAttachment`
 * takes.
 *
 * @provenance official
 */
export interface ClaimAttachmentParams {
  /** The attachment. */
  readonly claimattachmentid: Id;
}

/**
 * What can be changed of an attachment; one of the two is enough.
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
 * What `claims.updateClaimAttachment` takes.
 *
 * @provenance official
 */
export type UpdateClaimAttachmentParams = ClaimAttachmentParams & ClaimAttachmentChangeParams;

/**
 * What `claims.listClaimNotes` takes.
 *
 * @provenance official
 */
export interface ListClaimNotesParams {
  /** Whether only notes are found that hold the claim. Default: false. */
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
  /** What it did. */
  readonly action?: string;
  /** Where the claim stood with it. */
  readonly status?: string;
  /** When it was made. */
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
 * What `claims.createClaimNote` takes.
 *
 * @provenance official
 */
export interface CreateClaimNoteParams {
  /** The note. */
  readonly claimnote: string;
}
