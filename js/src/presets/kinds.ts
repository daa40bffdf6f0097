// Owns the kinds of variables: which characters fit the place of a URL, a header or a parameter that each is for.
// Nothing is encoded on the way: what does not fit is refused. Literals, so that bundlers leave out what is not used.

/** What fits, and how it is described, at the end of a sentence. */
export type Kind = readonly [fits: RegExp, words: string];

/** One label of a host name. */
export const label: Kind = [/^[a-z\d][a-z\d-]*$/i, "letters, digits and hyphens."];

/** One or several labels of a host name. */
export const labels: Kind = [/^[a-z\d](\.?[a-z\d-])*$/i, "letters, digits, hyphens and dots."];

/** A host name, which may have a port. */
export const host: Kind = [
  /^[a-z\d](\.?[a-z\d-])*(:\d+)?$/i,
  "a host name, without https:// and path.",
];

/** A host name with a path, if there is one. */
export const base: Kind = [
  /^[a-z\d](\.?[a-z\d-])*(:\d+)?(\/(?!\.\.?(\/|$))[\w.~-]+)*$/i,
  "a host name and a path, without https:// and final slash.",
];

/** One segment of a path. */
export const segment: Kind = [/^(?!\.\.?$)[\w.~-]+$/, "letters, digits, and - _ ~ or a dot."];

/** The value of a header or a parameter. */
export const text: Kind = [/^[^{}\p{Cc}]+$/u, "printable text without braces."];
