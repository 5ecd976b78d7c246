import { calculatorStart } from "#app/domain/benefits/calculator-start.server.ts";
import type { PackNote } from "#app/domain/benefits/pack-note.ts";
import { formatDate } from "#app/i18n/dates.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { inLocale } from "#app/ui/posting-words.ts";
import type { PackNoteView } from "#app/ui/pack-note.tsx";
import type { Guarded } from "#app/web/guard.server.ts";
import { startValues } from "./work-pays-form.ts";

/** A pack's note with its dates in words. */
export const packNoteView = (locale: Locale, note: PackNote): PackNoteView => ({
  ...note,
  from: formatDate(locale, note.from),
  until: note.until === null ? null : formatDate(locale, note.until),
  next: note.next && { ...note.next, from: formatDate(locale, note.next.from) },
  readOn: formatDate(locale, note.readOn),
});

export type WorkPaysView = Awaited<ReturnType<typeof workPaysView>>;

/** What the calculator's page shows beside the typed figures. */
export async function workPaysView(
  { ctx, actor, locale }: Pick<Guarded, "ctx" | "actor" | "locale">,
  input: {
    readonly packId: string | null;
    readonly vacancyId: string | null;
    /** Own figures although the household is known. */
    readonly own: boolean;
  },
) {
  const start = await calculatorStart(ctx, actor, input);
  const countries = new Intl.DisplayNames(locale, { type: "region" });
  const household = input.own ? null : start.household;
  return {
    figures: household ? ("household" as const) : ("own" as const),
    household,
    hasHousehold: start.household !== null,
    pack: start.pack,
    packs: start.packs.map(({ id, country, name }) => ({
      value: id,
      label: `${inLocale(locale, name)} (${countries.of(country) ?? country})`,
    })),
    terms: household?.terms ?? start.pack?.terms ?? {},
    currency: household?.currency ?? start.pack?.currency ?? "",
    posting: start.posting && { id: start.posting.id, title: start.posting.title },
    values: startValues({ ...start, household }),
  };
}
