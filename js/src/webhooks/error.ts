// Owns the error of a webhook that is rejected, and its codes.

import { EverbearerError } from "../errors/errors.js";

/** Why a webhook was rejected. */
export type WebhookErrorCode =
  /** The request has no signature. */
  | "signature_missing"
  /** The signature has an invalid form, or a method that is not accepted. */
  | "signature_malformed"
  /** The signature belongs to another body or to another secret. */
  | "signature_mismatch"
  /** The request has no timestamp. */
  | "timestamp_missing"
  /** The timestamp is not a whole number of Unix seconds. */
  | "timestamp_malformed"
  /** The timestamp is too far from this machine's time. */
  | "timestamp_out_of_window"
  /** The body's bytes could not be read. */
  | "body_unreadable"
  /** The body is verified, but not JSON. */
  | "body_not_json"
  /** The body is verified, but not an event. */
  | "event_malformed"
  /** The secret to verify with is missing or empty. */
  | "invalid_secret";

/**
 * A webhook was rejected. Like every error of the package it never shows a secret, a signature or anything
 * of the body.
 */
export class WebhookError extends EverbearerError {
  declare readonly code: WebhookErrorCode;
  /** Always false: verifying the same request again has the same outcome. */
  declare readonly transient: false;

  constructor(code: WebhookErrorCode, message: string, options?: ErrorOptions) {
    super({ code, message, cause: options?.cause });
  }

  /** `WebhookError`. */
  override get name(): string {
    return "WebhookError";
  }
}
