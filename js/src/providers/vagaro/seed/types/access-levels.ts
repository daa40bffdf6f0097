// Owns the types of the seed contract's operation on access levels.

import type { Open } from "../../../../errors/errors.js";

/**
 * A set of permissions for users.
 *
 * @provenance seed
 */
export interface AccessLevel {
  /** The level's id. */
  readonly level_id: Open<"owner" | "manager" | "employee" | "receptionist" | "limited">;
  /** The name. */
  readonly name: string;
  /** The description. */
  readonly description: string;
  /** Its permissions, such as `manage_customers`. */
  readonly permissions: readonly string[];
}

/**
 * The result of `accessLevels.retrieve`.
 *
 * @provenance seed
 */
export interface AccessLevelList {
  /** The rows. */
  readonly access_levels: readonly AccessLevel[];
}
