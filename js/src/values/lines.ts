// Owns texts that come from files.

/** A text without its byte order mark and the line ends at its end. */
export function withoutLineEnds(text: string): string {
  return text.replace(/^\ufeff|(?<![\r\n])[\r\n]+$/g, "");
}
