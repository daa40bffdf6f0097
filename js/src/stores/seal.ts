// Owns names and seals: a store holds nothing that can be read, and no record can be moved to another name. All of
// it is Web Crypto's, so keys are in no other hands.

import { base64urlOf, bytesOfUrl } from "../values/base64.js";

/** The version of sealed records. */
const VERSION = "1.";

/** The length of AES-GCM's initialization vector, in bytes (NIST SP 800-38D §8.2). */
const IV_LENGTH = 12;

/** Characters of a name that come from its hash: 132 bits. */
const NAME_LENGTH = 22;

/** Why a value cannot be opened. */
export type Unopened = "unreadable" | "version";

/** One key of a store. */
export class Seal {
  readonly #names: CryptoKey;
  readonly #records: CryptoKey;

  private constructor(names: CryptoKey, records: CryptoKey) {
    this.#names = names;
    this.#records = records;
  }

  /** The seal of a key of 32 bytes. HMAC derives as well as HKDF from a uniform key, with fewer steps. */
  static async of(key: Uint8Array): Promise<Seal> {
    const hmac = { name: "HMAC", hash: "SHA-256" };
    const { subtle } = crypto;
    const names = await subtle.importKey("raw", bytes(key), hmac, false, ["sign"]);
    const derived = await subtle.sign("HMAC", names, utf8("everbearer record 1"));
    const uses: KeyUsage[] = ["encrypt", "decrypt"];
    return new Seal(names, await subtle.importKey("raw", derived, "AES-GCM", false, uses));
  }

  /** The name of what a token request says. Nobody without the key can tell one from the other. */
  async name(identity: string): Promise<string> {
    const text = utf8(`everbearer name 1\0${identity}`);
    const hash = new Uint8Array(await crypto.subtle.sign("HMAC", this.#names, text));
    return `eb1.${base64urlOf(hash).slice(0, NAME_LENGTH)}`;
  }

  /** A record, sealed for this name. */
  async seal(name: string, record: object): Promise<string> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_LENGTH));
    const text = utf8(JSON.stringify(record));
    const sealed = await crypto.subtle.encrypt(parameters(name, iv), this.#records, text);
    const whole = new Uint8Array(IV_LENGTH + sealed.byteLength);
    whole.set(iv);
    whole.set(new Uint8Array(sealed), IV_LENGTH);
    return VERSION + base64urlOf(whole);
  }

  /** The record in a value that was sealed for this name, or why there is none. */
  async open(name: string, value: string): Promise<object | Unopened> {
    if (!value.startsWith(VERSION)) return "version";
    const whole = bytesOfUrl(value.slice(VERSION.length));
    if (!whole || whole.length <= IV_LENGTH) return "unreadable";
    const [iv, sealed] = [whole.subarray(0, IV_LENGTH), whole.subarray(IV_LENGTH)];
    try {
      const opened = await crypto.subtle.decrypt(parameters(name, iv), this.#records, sealed);
      return JSON.parse(new TextDecoder().decode(opened)) as object;
    } catch {
      return "unreadable";
    }
  }
}

const parameters = (name: string, iv: Uint8Array): AesGcmParams => ({
  name: "AES-GCM",
  iv: bytes(iv),
  additionalData: utf8(name),
});

const bytes = (view: Uint8Array): Uint8Array<ArrayBuffer> => view as Uint8Array<ArrayBuffer>;
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
