// Owns what is said by the official API's operation on access levels.

/**
 * A set of permissions that employees can be given.
 *
 * @provenance reported
 */
export interface AccessLevel {
  /** The level's id. */
  readonly accessLevelId: string;
  /** What it is called. */
  readonly accessLevelName?: string;
  /** Whether it is in use. */
  readonly isActive?: boolean;
}
