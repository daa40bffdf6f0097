// Owns what is said by the seed contract's operation on access levels.

import type { Open } from "../../../../errors/errors.js";

/**
 * A set of permissions that users can be given.
 *
 * @provenance seed
 */
export interface AccessLevel {
  /** The level's id. */
  readonly level_id: Open<"owner" | "manager" | "employee" | "receptionist" | "limited">;
  /** What it is called. */
  readonly name: string;
  /** What it is for. */
  readonly description: string;
  /** What it permits, such as `manage_customers`. */
  readonly permissions: readonly string[];
}

/**
 * What `accessLevels.retrieve` gives.
 *
 * @provenance seed
 */
export interface AccessLevelList {
  /** The rows. */
  readonly access_levels: readonly AccessLevel[];
}
