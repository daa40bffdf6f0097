// Owns the error of a webhook that is not accepted, and its codes.

/** Why a webhook was not accepted. */
export type WebhookErrorCode =
  /** The request has no signature. */
  | "signature_missing"
  /** The signature is not of the form that it must have, or of a method that is not accepted. */
  | "signature_malformed"
  /** The signature belongs to another body or to another secret. */
  | "signature_mismatch"
  /** The request has no timestamp. */
  | "timestamp_missing"
  /** The timestamp is not a whole number of Unix seconds. */
  | "timestamp_malformed"
  /** The timestamp is too far from this machine's time. */
  | "timestamp_out_of_window"
  /** The bytes of the body could not be had. */
  | "body_unreadable"
  /** The body is verified, and no JSON. */
  | "body_not_json"
  /** The body is verified, and no event. */
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

  /** `WebhookError`. */
  override get name(): string {
    return "WebhookError";
  }

  /** @internal */
  get [brand](): true {
    return true;
  }
}
