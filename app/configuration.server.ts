import fs from "node:fs";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";
import type { MeilisearchAddress } from "#app/engines/search/meilisearch-asking.server.ts";
import { readMeilisearch, readSenders } from "./configuration-services.server.ts";

/** Root of this checkout. */
const CHECKOUT = path.resolve(import.meta.dirname, "..");

/** Secrets at rest, 32 bytes each in hex. */
export type Keys = {
  /** The key that seals; all of `keys` open. */
  readonly current: string;
  readonly keys: Readonly<Record<string, string>>;
  /** For look-ups of sealed values by HMAC. */
  readonly lookup: string;
  /** Signs the head of the audit chain. */
  readonly audit: string;
};

/** What a worker process can run; several share the work. */
export const WORKER_PARTS = ["relay", "consumers", "schedules"] as const;
export type WorkerPart = (typeof WORKER_PARTS)[number];

/** What the settings say. */
export type Settings = {
  readonly env: "demo" | "production" | "test";
  readonly port: number;
  /** Address to listen on; loopback unless set. */
  readonly host: string;
  /** Public address without a slash at its end. */
  readonly origin: string;
  readonly defaultCountry: string;
  /** Reverse proxies of ours in front; 0 when browsers connect directly. */
  readonly trustedProxies: number;
  readonly logLevel: string;
  /** Null: the embedded server. */
  readonly databaseUrl: string | null;
  /** Null: the queue lives in PostgreSQL. */
  readonly redisUrl: string | null;
  /** A Meilisearch server that is asked first; null when the search runs on PostgreSQL alone. */
  readonly meilisearch: MeilisearchAddress | null;
  /** What a worker process runs. */
  readonly workerParts: readonly WorkerPart[];
  /** Absolute; holds the embedded database, keys, files and the demo's outbox. */
  readonly dataDir: string;
  readonly keys: Keys;
  /** Null: no mail server; mails are kept in the database, in production they are not sent. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** Null: no SMS gateway; likewise. */
  readonly sms: { readonly url: string; readonly token: string; readonly sender: string } | null;
};

/** The settings of a process that has its database. */
export type Configuration = Settings & { readonly databaseUrl: string };

const KEY = /^[0-9a-f]{64}$/;
const keyHint = `32 random bytes in hex (make one with: openssl rand -hex 32)`;
const serverUrl = (name: string, protocols: readonly string[], example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
      message: `${name} must look like ${example}`,
    })
    .optional();
/** Nobody who sees a telephone or a mailbox may learn from the sender that its owner receives help. */
const TELLING = /benefit|welfare|assist|social|takaful|daman|ضمان|دعم|معاش|معون|مساعد|تكافل|تمكين/i;
const neutral = (name: string) =>
  [
    (text: string): boolean => !TELLING.test(text),
    `${name} must be neutral: nothing in it may tell that the recipient receives help`,
  ] as const;
const key = (name: string) => z.string().regex(KEY, `${name} must be ${keyHint}`).optional();

/** Every setting that Masar reads, with the sentence for a wrong one. */
const schema = z.object({
  MASAR_ENV: z
    .enum(["demo", "production", "test"], { message: "MASAR_ENV must be demo, production or test" })
    .default("demo"),
  PORT: z
    .string()
    .default("3000")
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
      message: "PORT must be a number from 0 to 65535",
    })
    .transform(Number),
  MASAR_HOST: z.string().min(1, "MASAR_HOST must be an address to listen on").default("127.0.0.1"),
  MASAR_ORIGIN: z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:\/\/[^/]+$/.test(text), {
      message: "MASAR_ORIGIN must be the public address without a path, such as https://masar.example",
    })
    .optional(),
  MASAR_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, "MASAR_COUNTRY must be an ISO 3166 code of two capital letters, such as SA")
    .default("SA"),
  MASAR_TRUSTED_PROXIES: z
    .string()
    .default("0")
    .refine((text) => /^[0-9]$/.test(text), {
      message:
        "MASAR_TRUSTED_PROXIES must be the number of your reverse proxies in front of Masar, such as 1",
    })
    .transform(Number),
  DATABASE_URL: serverUrl(
    "DATABASE_URL",
    ["postgres:", "postgresql:"],
    "postgresql://user:password@host:5432/masar",
  ),
  REDIS_URL: serverUrl("REDIS_URL", ["redis:", "rediss:"], "redis://host:6379/0"),
  MEILI_URL: serverUrl("MEILI_URL", ["http:", "https:"], "http://host:7700"),
  MEILI_KEY: z.string().trim().min(1, "MEILI_KEY is empty: give the server's key, or unset it").optional(),
  MASAR_WORKER: z
    .string()
    .default(WORKER_PARTS.join(","))
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(
      z.array(
        z.enum(WORKER_PARTS, {
          message: `MASAR_WORKER must be one or more of ${WORKER_PARTS.join(", ")}, with commas between`,
        }),
      ),
    ),
  SMTP_URL: serverUrl("SMTP_URL", ["smtp:", "smtps:"], "smtps://user:password@mail.example:465"),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>"\r\n]{1,60} <[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/,
      "MAIL_FROM must look like Masar <no-reply@masar.example>",
    )
    .refine(...neutral("MAIL_FROM"))
    .optional(),
  SMS_URL: serverUrl("SMS_URL", ["http:", "https:"], "https://gateway.example/messages"),
  SMS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "SMS_TOKEN must be the gateway's token, without spaces")
    .optional(),
  SMS_SENDER: z
    .string()
    .regex(
      /^([A-Za-z0-9 ]{1,11}|\+\d{6,15})$/,
      "SMS_SENDER must be up to 11 Latin letters and digits, such as Masar, or a number such as +96611000000",
    )
    .refine(...neutral("SMS_SENDER"))
    .default("Masar"),
  MASAR_DATA_DIR: z.string().min(1, "MASAR_DATA_DIR must name a folder").optional(),
  MASAR_LOG: z
    .enum(["debug", "info", "warn", "error", "silent"], {
      message: "MASAR_LOG must be debug, info, warn, error or silent",
    })
    .default("info"),
  MASAR_KEYS: z
    .string()
    .refine(
      (text) =>
        text.split(",").every((part) => /^[a-z0-9]{1,16}:/.test(part) && KEY.test(part.split(":")[1] ?? "")),
      {
        message: `MASAR_KEYS must be id:key pairs with commas between, the newest first; each key is ${keyHint}`,
      },
    )
    .optional(),
  /** Only tests and benches read it: where the real data lie. */
  MASAR_SHARED_DATA: z.string().optional(),
  MASAR_LOOKUP_KEY: key("MASAR_LOOKUP_KEY"),
  MASAR_AUDIT_KEY: key("MASAR_AUDIT_KEY"),
});
type Found = z.infer<typeof schema>;

/** Reads and checks all settings; throws a SetupProblem with one sentence per wrong setting. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(set);
  if (!parsed.success)
    throw new SetupProblem([...new Set(parsed.error.issues.map(({ message }) => message))].join(".\n") + ".");
  const found = parsed.data;
  if (found.MASAR_ENV === "production") checkProduction(found);
  const dataDir =
    found.MASAR_DATA_DIR === undefined ? path.join(CHECKOUT, ".data") : path.resolve(found.MASAR_DATA_DIR);
  return {
    env: found.MASAR_ENV,
    port: found.PORT,
    host: found.MASAR_HOST,
    origin: found.MASAR_ORIGIN ?? `http://localhost:${found.PORT}`,
    defaultCountry: found.MASAR_COUNTRY,
    trustedProxies: found.MASAR_TRUSTED_PROXIES,
    logLevel: found.MASAR_LOG,
    databaseUrl: found.DATABASE_URL ?? null,
    redisUrl: found.REDIS_URL ?? null,
    meilisearch: readMeilisearch(found),
    workerParts: [...new Set(found.MASAR_WORKER)],
    dataDir,
    keys: readKeys(found, dataDir),
    ...readSenders(found),
  };
}

/** The settings of a process whose launcher provides the database (web, worker). */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Configuration {
  const settings = readSettings(environment);
  const { databaseUrl } = settings;
  if (databaseUrl === null)
    throw new SetupProblem(
      "DATABASE_URL is not set: set it, or start with npm run demo, which brings a database.",
    );
  return { ...settings, databaseUrl };
}

/** Names that look like Masar's settings but are none: probably misspelt. */
export function unknownSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): readonly string[] {
  return Object.keys(environment).filter((name) => name.startsWith("MASAR_") && !(name in schema.shape));
}

function checkProduction(found: Found): void {
  const missing = (
    ["MASAR_ORIGIN", "DATABASE_URL", "MASAR_KEYS", "MASAR_LOOKUP_KEY", "MASAR_AUDIT_KEY"] as const
  )
    .filter((name) => !found[name])
    .join(", ");
  if (missing)
    throw new SetupProblem(`MASAR_ENV=production needs ${missing}: see "Real services" in README.md.`);
  if (!found.MASAR_ORIGIN?.startsWith("https://"))
    throw new SetupProblem("MASAR_ORIGIN must begin with https:// when MASAR_ENV is production.");
}

type KeyFile = { encryption: string; lookup: string; audit: string };

/** Keys from the settings; outside production what is missing is made once and kept in the data folder. */
function readKeys(found: Found, dataDir: string): Keys {
  const { MASAR_KEYS, MASAR_LOOKUP_KEY, MASAR_AUDIT_KEY } = found;
  const file: KeyFile =
    MASAR_KEYS && MASAR_LOOKUP_KEY && MASAR_AUDIT_KEY
      ? { encryption: MASAR_KEYS, lookup: MASAR_LOOKUP_KEY, audit: MASAR_AUDIT_KEY }
      : keyFile(dataDir);
  const pairs = (MASAR_KEYS ?? file.encryption).split(",").map((part) => part.split(":") as [string, string]);
  return {
    current: pairs[0]?.[0] ?? "",
    keys: Object.fromEntries(pairs),
    lookup: MASAR_LOOKUP_KEY ?? file.lookup,
    audit: MASAR_AUDIT_KEY ?? file.audit,
  };
}

function keyFile(dataDir: string): KeyFile {
  const file = path.join(dataDir, "keys.json");
  try {
    if (!fs.existsSync(file)) {
      const make = () => randomBytes(32).toString("hex");
      const keys: KeyFile = { encryption: `k1:${make()}`, lookup: make(), audit: make() };
      fs.mkdirSync(dataDir, { recursive: true });
      const unfinished = `${file}.${process.pid}`;
      fs.writeFileSync(unfinished, JSON.stringify(keys, null, 2), { mode: 0o600 });
      try {
        fs.linkSync(unfinished, file); // fails when another process was quicker: then its keys count
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      } finally {
        fs.rmSync(unfinished, { force: true });
      }
    }
    return JSON.parse(fs.readFileSync(file, "utf8")) as KeyFile;
  } catch (error) {
    throw new SetupProblem(
      `The keys in ${file} can't be read or written (${(error as Error).message}): ` +
        `make the folder writable, or set MASAR_DATA_DIR to one that is.`,
    );
  }
}
