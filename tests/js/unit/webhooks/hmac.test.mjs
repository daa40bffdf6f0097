// HMACs, against those test vectors of RFC 4231 whose key is text.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkHmac, signatureFromHex } from "../../../../build/js/webhooks/signature.js";
import { hmac } from "./support.mjs";

const bytes = (text) => new TextEncoder().encode(text);

describe("HMAC", () => {
  const cases = [
    {
      number: 1,
      key: "\u000b".repeat(20),
      data: bytes("Hi There"),
      sha256: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
      sha384:
        "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6",
      sha512:
        "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854",
    },
    {
      number: 2,
      key: "Jefe",
      data: bytes("what do ya want for nothing?"),
      sha256: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
      sha384:
        "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
      sha512:
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
    },
    {
      number: 4,
      key: String.fromCharCode(...Array.from({ length: 25 }, (_, index) => index + 1)),
      data: new Uint8Array(50).fill(0xcd),
      sha256: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
    },
  ];
  const hashes = { sha256: "SHA-256", sha384: "SHA-384", sha512: "SHA-512" };

  for (const { number, key, data, ...digests } of cases) {
    for (const [method, hex] of Object.entries(digests)) {
      test(`case ${number} of RFC 4231 with ${method} matches its digest and no other`, async () => {
        assert.equal(hmac(data, { secret: key, method }), hex);
        const signature = signatureFromHex(hex, hashes[method]);
        await checkHmac(hashes[method], key, signature, data);
        signature[signature.length - 1] ^= 1;
        const code = "signature_mismatch";
        await assert.rejects(checkHmac(hashes[method], key, signature, data), { code });
      });
    }
  }
});
