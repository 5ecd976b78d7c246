import { describe, expect, it } from "vitest";
import { createCipher } from "./cipher.server.ts";

const hex = (digit: string): string => digit.repeat(64);
const keys = { current: "k1", keys: { k1: hex("1") }, lookup: hex("2"), audit: hex("3") };
const cipher = createCipher(keys);
const PLACE = "person.phone_sealed:7";

describe("a sealed value", () => {
  it("opens in its own place only", () => {
    const sealed = cipher.encrypt("+966501234567", PLACE);
    expect(cipher.decrypt(sealed, PLACE)).toBe("+966501234567");
    expect(() => cipher.decrypt(sealed, "person.phone_sealed:8")).toThrow();
    expect(() => cipher.decrypt(sealed, "person.email_sealed:7")).toThrow();
  });
  it("never looks the same twice and never shows its text", () => {
    const sealed = [1, 2].map(() => cipher.encrypt("نورة", PLACE));
    expect(sealed[0]).not.toBe(sealed[1]);
    expect(Buffer.from(sealed[0]?.split(".")[2] ?? "", "base64url").includes(Buffer.from("نورة"))).toBe(
      false,
    );
    expect(cipher.decrypt(cipher.encrypt("", PLACE), PLACE)).toBe("");
  });
  it("opens with an older key after the keys were rotated, and is sealed with the newest", () => {
    const old = cipher.encrypt("secret", PLACE);
    const rotated = createCipher({ ...keys, current: "k2", keys: { k1: hex("1"), k2: hex("4") } });
    expect(rotated.decrypt(old, PLACE)).toBe("secret");
    expect(rotated.encrypt("secret", PLACE)).toMatch(/^v1\.k2\./);
    expect(() => cipher.decrypt(rotated.encrypt("secret", PLACE), PLACE)).toThrow(
      "No encryption key with the id k2",
    );
  });
  it("does not open with a wrong key, nor when a single byte was changed or cut away", () => {
    const sealed = cipher.encrypt("secret", PLACE);
    const wrong = createCipher({ ...keys, keys: { k1: hex("5") } });
    expect(() => wrong.decrypt(sealed, PLACE)).toThrow();
    const [version, id, body = ""] = sealed.split(".");
    const bytes = Buffer.from(body, "base64url");
    for (let i = 0; i < bytes.length; i++) {
      const changed = Buffer.from(bytes);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(() => cipher.decrypt(`${version}.${id}.${changed.toString("base64url")}`, PLACE)).toThrow();
      const cut = bytes.subarray(0, i).toString("base64url");
      expect(() => cipher.decrypt(`${version}.${id}.${cut}`, PLACE)).toThrow();
    }
    for (const nonsense of ["", "secret", "v2.k1.AAAA", "v1..AAAA"])
      expect(() => cipher.decrypt(nonsense, PLACE)).toThrow("Not a sealed value");
  });
});

describe("a look-up value", () => {
  it("is the same for the same text and purpose, and tells two purposes and two keys apart", () => {
    const other = createCipher({ ...keys, lookup: hex("6") });
    const value = cipher.lookup("SA:1098765432", "person.national_id");
    expect(cipher.lookup("SA:1098765432", "person.national_id")).toBe(value);
    expect(cipher.lookup("SA:1098765432", "person.phone")).not.toBe(value);
    expect(cipher.lookup("SA:1098765433", "person.national_id")).not.toBe(value);
    expect(other.lookup("SA:1098765432", "person.national_id")).not.toBe(value);
  });
  it("is not a signature, and a signature depends on the audit key", () => {
    const other = createCipher({ ...keys, audit: hex("6") });
    expect(cipher.sign("1:abc")).toBe(cipher.sign("1:abc"));
    expect(other.sign("1:abc")).not.toBe(cipher.sign("1:abc"));
  });
});
