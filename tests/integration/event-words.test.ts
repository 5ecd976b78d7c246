import { describe, expect, it } from "vitest";
import { translateFor } from "#app/i18n/i18n.ts";
import { REACTIONS } from "#workers/reactions.ts";

describe("an event that somebody reacts to", () => {
  it.each(["ar", "en"] as const)("has words for the administrator in %s", (locale) => {
    const t = translateFor(locale);
    const without = [...new Set(REACTIONS.map(({ event }) => event))].filter(
      (event) => t(`admin:dead.events.${event}`, { defaultValue: "" }) === "",
    );
    expect(without).toEqual([]);
  });
});
