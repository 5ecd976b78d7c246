import { readConfiguration, type Configuration } from "#app/configuration.server.ts";

/** Database that every test file's own one is cloned from: migrated, with the reference data. */
export const TEMPLATE = "masar_template";

const key = (digit: string): string => digit.repeat(64);

/** The settings of a test on the database at `url`, its files in `folder`. */
export const testConfiguration = (url: string, folder: string): Configuration =>
  readConfiguration({
    MASAR_ENV: "test",
    DATABASE_URL: url,
    MASAR_DATA_DIR: folder,
    // A check against a real search server: everything then searches there first.
    MEILI_URL: process.env["MEILI_URL"],
    MEILI_KEY: process.env["MEILI_KEY"],
    MASAR_LOG: process.env["MASAR_LOG"] ?? "silent",
    MASAR_KEYS: `t1:${key("1")}`,
    MASAR_LOOKUP_KEY: key("2"),
    MASAR_AUDIT_KEY: key("3"),
  });
