import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Cipher } from "#app/domain/kernel/ports.ts";
import { keyedHash } from "./keyed-hash.server.ts";

/** Keys by id, 32 bytes each in hex; `current` seals, all of them open. `lookup` and `audit` are for HMAC only. */
export type CipherKeys = {
  readonly current: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly lookup: string;
  /** Signs the head of the audit chain. */
  readonly audit: string;
};

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Field encryption: AES-256-GCM, the place (`table.column:rowId`) as associated data, so that a sealed value
 * copied to another row or column does not open. Format: `v1.<key id>.<base64url of nonce ‖ text ‖ tag>`.
 */
export function createCipher(keys: CipherKeys): Cipher {
  const keyOf = (id: string): Buffer => {
    const hex = keys.keys[id];
    if (!hex) throw new Error(`No encryption key with the id ${id}`);
    return Buffer.from(hex, "hex");
  };
  const lookupKey = (purpose: string): Buffer =>
    Buffer.from(hkdfSync("sha256", Buffer.from(keys.lookup, "hex"), "", `masar-lookup:${purpose}`, 32));
  const lookups = new Map<string, (plain: string) => string>();

  return {
    encrypt(plain, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", keyOf(keys.current), nonce);
      cipher.setAAD(Buffer.from(place, "utf8"));
      const sealed = Buffer.concat([
        nonce,
        cipher.update(plain, "utf8"),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `v1.${keys.current}.${sealed.toString("base64url")}`;
    },
    decrypt(sealed, place) {
      const [version, keyId, body] = sealed.split(".");
      if (version !== "v1" || !keyId || !body) throw new Error("Not a sealed value");
      const bytes = Buffer.from(body, "base64url");
      if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error("Not a sealed value");
      const decipher = createDecipheriv("aes-256-gcm", keyOf(keyId), bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(place, "utf8"));
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
      const text = decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString("utf8");
    },
    lookup(plain, purpose) {
      let lookup = lookups.get(purpose);
      if (!lookup) lookups.set(purpose, (lookup = keyedHash(lookupKey(purpose))));
      return lookup(plain);
    },
    sign: (text) =>
      createHmac("sha256", Buffer.from(keys.audit, "hex")).update(text, "utf8").digest("base64url"),
  };
}
