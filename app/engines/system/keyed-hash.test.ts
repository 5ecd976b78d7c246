import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { keyedHash } from "./keyed-hash.server.ts";

it("is the HMAC of the platform for short and long texts in any script, one after the other", () => {
  for (const key of [Buffer.alloc(32, 7), Buffer.from("a short key"), Buffer.alloc(64, 255)]) {
    const lookup = keyedHash(key);
    const texts = [
      "SA:1098765432",
      "",
      "هوية ١٢٣",
      "ÿ",
      "x".repeat(1_023),
      "x".repeat(1_024),
      "س".repeat(3_000),
      "SA:1",
    ];
    for (const text of texts)
      expect(lookup(text)).toBe(createHmac("sha256", key).update(text, "utf8").digest("base64url"));
  }
});
