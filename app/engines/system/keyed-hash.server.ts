import { hash } from "node:crypto";

/** Bytes of a block of SHA-256, and of its result. */
const [BLOCK, RESULT] = [64, 32];
/** Room for texts of usual length; a longer one gets its own. */
const ROOM = 1_024;
const ASCII = /^[\x00-\x7f]*$/; // eslint-disable-line no-control-regex -- every one-byte character

/**
 * HMAC-SHA-256 (RFC 2104) of texts in UTF-8 under one key of at most 64 bytes, in base64url. By two hashes of one call
 * each: a wage file looks a million numbers up, and an HMAC object for each takes more than twice as long.
 */
export function keyedHash(key: Buffer): (text: string) => string {
  const inner = Buffer.alloc(BLOCK + ROOM);
  const outer = Buffer.alloc(BLOCK + RESULT);
  for (let i = 0; i < BLOCK; i++) {
    inner[i] = (key[i] ?? 0) ^ 0x36;
    outer[i] = (key[i] ?? 0) ^ 0x5c;
  }
  const head = Buffer.from(inner.subarray(0, BLOCK));
  return (text) => {
    const isShort = text.length <= ROOM && ASCII.test(text);
    const whole = isShort
      ? inner.subarray(0, BLOCK + inner.write(text, BLOCK, "latin1"))
      : Buffer.concat([head, Buffer.from(text, "utf8")]);
    outer.write(hash("sha256", whole, "binary"), BLOCK, "latin1");
    return hash("sha256", outer, "base64url");
  };
}
