// Owns the types of the official API's operation on access levels.

/**
 * A set of permissions for employees.
 *
 * @provenance reported
 */
export interface AccessLevel {
  /** The level's id. */
  readonly accessLevelId: string;
  /** The name. */
  readonly accessLevelName?: string;
  /** Whether it is active. */
  readonly isActive?: boolean;
}
