// Owns the error of a webhook that is rejected, and its codes.

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

// The registered symbol of errors.ts: `isEverbearerError` is true for this class, too.
const brand = Symbol.for("everbearer.error");

/**
 * A webhook was not accepted. Neither a secret nor a signature nor anything of the body is ever in it.
 */
export class WebhookError extends Error {
  /** Stable; what to switch on. */
  readonly code: WebhookErrorCode;
  /** Verifying the same request again ends in the same way. */
  readonly transient = false;

  constructor(code: WebhookErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  override get name(): string {
    return "WebhookError";
  }

  /** @internal */
  get [brand](): true {
    return true;
  }
}
