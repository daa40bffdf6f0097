// Owns the form of what is said of a preset.

/** A variable of a preset. */
export interface CatalogueVariable {
  readonly name: string;
  readonly about: string;
  readonly required: boolean;
  /** What it is without being given. */
  readonly usual?: string;
}

/** A preset, in words. */
export interface CatalogueEntry {
  readonly slug: string;
  readonly name: string;
  readonly category: string;
  /** The token endpoint, with variables in braces. */
  readonly tokenUrl: string;
  readonly variables: readonly CatalogueVariable[];
  /** How the client authenticates, where it is not the usual. */
  readonly clientAuthentication?: string;
  /** Examples of the scope, where the provider wants one. */
  readonly scope?: readonly string[];
  /** Pages and code that say so. */
  readonly pages: readonly string[];
}
