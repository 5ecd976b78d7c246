import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { i18nFor } from "../i18n.ts";
import { locales } from "../locale.ts";
import { namespaces } from "./index.ts";

const app = new URL("../../", import.meta.url);

/** Keys written out in the code: t("common:brand"), or t("brand") in a file that names its namespace. */
function keysOf(source: string): string[] {
  const asked = [...source.matchAll(/\bt\(\s*"([\w:.-]+)"/g)].map(([, key]) => key ?? "");
  const own = /useTranslation\(\s*"(\w+)"/.exec(source)?.[1] ?? "common";
  return asked.map((key) => (key.includes(":") ? key : `${own}:${key}`));
}

const sources = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|^generated/.test(path))
  .map((path) => ({ path, keys: keysOf(readFileSync(new URL(path, app), "utf8")) }));

describe.each(locales)("every message the code asks for by name, in %s", (locale) => {
  const i18n = i18nFor(locale);
  // A counted message has no plain form: one of its forms answers for all.
  const known = (key: string): boolean =>
    i18n.exists(key, { count: 3, fallbackLng: locale }) ||
    i18n.exists(key, { fallbackLng: locale, returnObjects: true });

  it("is there", () => {
    const missing = sources.flatMap(({ path, keys }) =>
      keys
        .filter((key) => namespaces.some((name) => key.startsWith(`${name}:`)) && !known(key))
        .map((key) => `${path}: ${key}`),
    );
    expect(missing).toEqual([]);
  });
});
