// Owns bytes as base64 text (RFC 4648 §4), without a module of Node.

/** Characters of one step: more arguments than this may exceed the stack. */
const STEP = 0x8000;

/** Whether a value is a Uint8Array or a Buffer, of any realm. */
export function isBytes(value: unknown): value is Uint8Array {
  return (
    ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]"
  );
}

/** Bytes as base64. */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += STEP) {
    text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  }
  return btoa(text);
}

/** Bytes as base64url without padding (RFC 4648 §5). */
export const base64urlOf = (bytes: Uint8Array): string =>
  base64Of(bytes).replace(/[+/=]/g, (character) => ({ "+": "-", "/": "_" })[character] ?? "");

/** The bytes of a base64url text; undefined if it is none. */
export const bytesOfUrl = (text: string): Uint8Array<ArrayBuffer> | undefined =>
  bytesOf(text.replaceAll("-", "+").replaceAll("_", "/"));

/** The bytes of a base64 text; undefined if it is none. */
export function bytesOf(text: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (typeof text !== "string") return undefined;
  let characters: string;
  try {
    characters = atob(text);
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < characters.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
