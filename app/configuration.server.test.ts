import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfiguration, readSettings, unknownSettings } from "./configuration.server.ts";

let folder = "";
beforeAll(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "masar-settings-"))));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const key = (digit: string): string => digit.repeat(64);
const base = (): Record<string, string> => ({ MASAR_DATA_DIR: folder });
const production = (): Record<string, string> => ({
  ...base(),
  MASAR_ENV: "production",
  MASAR_ORIGIN: "https://masar.example",
  DATABASE_URL: "postgresql://masar:secret@db/masar",
  MASAR_KEYS: `k2:${key("2")},k1:${key("1")}`,
  MASAR_LOOKUP_KEY: key("3"),
  MASAR_AUDIT_KEY: key("4"),
});

describe("settings", () => {
  it("have defaults for a demo on one machine", () => {
    expect(readSettings(base())).toMatchObject({
      env: "demo",
      port: 3000,
      host: "127.0.0.1",
      origin: "http://localhost:3000",
      defaultCountry: "SA",
      databaseUrl: null,
      redisUrl: null,
      meilisearch: null,
      dataDir: folder,
    });
  });

  it("take an empty value for an unset one", () => {
    expect(readSettings({ ...base(), PORT: "", DATABASE_URL: "" })).toMatchObject({
      port: 3000,
      databaseUrl: null,
    });
  });

  it.each([
    [{ PORT: "http" }, /PORT must be a number/],
    [{ PORT: "70000" }, /PORT must be a number/],
    [{ MASAR_ENV: "staging" }, /MASAR_ENV must be demo, production or test/],
    [{ MASAR_ORIGIN: "masar.example" }, /MASAR_ORIGIN must be the public address/],
    [{ MASAR_COUNTRY: "saudi" }, /MASAR_COUNTRY must be an ISO 3166 code/],
    [{ DATABASE_URL: "mysql://x" }, /DATABASE_URL must look like postgresql:/],
    [{ REDIS_URL: "localhost" }, /REDIS_URL must look like redis:/],
    [{ MEILI_URL: "localhost:7700" }, /MEILI_URL must look like http:/],
    [{ MEILI_KEY: "masar" }, /MEILI_KEY needs MEILI_URL/],
    [{ MEILI_URL: "http://localhost:7700", MEILI_KEY: " " }, /MEILI_KEY is empty/],
    [{ MASAR_KEYS: "k1:short" }, /MASAR_KEYS must be id:key pairs/],
    [{ MASAR_LOG: "loud" }, /MASAR_LOG must be/],
    [{ MASAR_WORKER: "relay,mail" }, /MASAR_WORKER must be one or more of relay, consumers, schedules/],
    [{ SMTP_URL: "mail.example" }, /SMTP_URL must look like smtps:/],
    [{ SMTP_URL: "smtps://mail.example" }, /SMTP_URL needs MAIL_FROM/],
    [{ MAIL_FROM: "Masar" }, /MAIL_FROM must look like/],
    [{ MAIL_FROM: "Welfare office <no-reply@masar.example>" }, /MAIL_FROM must be neutral/],
    [{ MAIL_FROM: "Masar <a@masar.example>\r\nBcc: b@masar.example" }, /MAIL_FROM must look like/],
    [{ SMS_URL: "ftp://gateway.example" }, /SMS_URL must look like https:/],
    [{ SMS_URL: "https://gateway.example/messages" }, /SMS_URL needs SMS_TOKEN/],
    [{ SMS_TOKEN: "two words" }, /SMS_TOKEN must be the gateway's token/],
    [{ SMS_SENDER: "a name that is too long" }, /SMS_SENDER must be up to 11/],
    [{ SMS_SENDER: "Takaful" }, /SMS_SENDER must be neutral/],
  ])("refuse %o with a sentence that says what to change", (wrong, sentence) => {
    expect(() => readSettings({ ...base(), ...wrong })).toThrow(sentence);
  });

  it("name every wrong setting at once", () => {
    expect(() => readSettings({ ...base(), PORT: "x", MASAR_ENV: "y" })).toThrow(
      /PORT[^]*MASAR_ENV|MASAR_ENV[^]*PORT/,
    );
  });

  it("make keys once outside production, readable by their owner only", () => {
    const { keys } = readSettings(base());
    expect(readSettings(base()).keys).toEqual(keys);
    expect(fs.statSync(path.join(folder, "keys.json")).mode & 0o777).toBe(0o600);
    expect(new Set([keys.keys["k1"], keys.lookup, keys.audit]).size).toBe(3);
  });

  it("seal with the first key and keep the older ones", () => {
    const { keys } = readSettings(production());
    expect(keys.current).toBe("k2");
    expect(keys.keys).toEqual({ k1: key("1"), k2: key("2") });
  });

  it("in production need an https address, a database and keys", () => {
    expect(readSettings(production()).env).toBe("production");
    expect(() => readSettings({ ...base(), MASAR_ENV: "production" })).toThrow(
      /needs MASAR_ORIGIN, DATABASE_URL, MASAR_KEYS, MASAR_LOOKUP_KEY, MASAR_AUDIT_KEY/,
    );
    expect(() => readSettings({ ...production(), MASAR_ORIGIN: "http://masar.example" })).toThrow(/https/);
  });

  it("of a process without a launcher need DATABASE_URL", () => {
    expect(() => readConfiguration(base())).toThrow(/DATABASE_URL is not set/);
  });

  it("tell of names that look like settings but are none", () => {
    expect(unknownSettings({ MASAR_PORT: "1", MASAR_ENV: "demo", PATH: "" })).toEqual(["MASAR_PORT"]);
  });
});

describe("mail server and SMS gateway", () => {
  const senders = {
    SMTP_URL: "smtps://user:secret@mail.example",
    MAIL_FROM: "Masar <no-reply@masar.example>",
    SMS_URL: "https://gateway.example/messages",
    SMS_TOKEN: "token",
  };
  it("are none unless set, whole when set", () => {
    expect(readSettings(base())).toMatchObject({ smtp: null, sms: null });
    expect(readSettings({ ...base(), ...senders })).toMatchObject({
      smtp: { url: senders.SMTP_URL, from: senders.MAIL_FROM },
      sms: { url: senders.SMS_URL, token: "token", sender: "Masar" },
    });
  });
  it("are never spoken to in clear over a network in production", () => {
    const over = (change: object) => () => readSettings({ ...production(), ...senders, ...change });
    expect(over({ SMTP_URL: "smtp://mail.example?tls=off" })).toThrow(/SMTP_URL must not say tls=off/);
    expect(over({ SMS_URL: "http://gateway.example/messages" })).toThrow(/SMS_URL must begin with https:/);
    expect(over({ SMTP_URL: "smtp://127.0.0.1:2525?tls=off", SMS_URL: "http://localhost/m" })).not.toThrow();
  });
});
