import { useTranslation } from "react-i18next";

import type { PackNote } from "#app/domain/benefits/pack-note.ts";
import type { FormattedDate } from "#app/i18n/dates.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { DateText } from "./date-text.tsx";
import { Disclosure } from "./disclosure.tsx";
import { inLocale } from "./posting-words.ts";

/** A pack's note with its dates worded. */
export type PackNoteView = Omit<PackNote, "from" | "until" | "readOn" | "next"> & {
  readonly from: FormattedDate;
  readonly until: FormattedDate | null;
  readonly readOn: FormattedDate;
  readonly next: { readonly version: number; readonly from: FormattedDate } | null;
};

const CONFIDENCES = ["official", "secondary", "assumed"] as const;

/** Which rules, in force since when, read when and where, and how sure they are. */
export function PackNoteText({ pack }: { pack: PackNoteView }) {
  const { t } = useTranslation("workPays");
  const { locale } = useLocale();
  return (
    <Disclosure
      summary={t("pack.title", { name: inLocale(locale, pack.name), version: String(pack.version) })}
      icon="document"
    >
      <ul className="bullets small">
        <li>
          {t("pack.since")} <DateText date={pack.from} />
          {pack.until ? (
            <>
              {t("pack.until")} <DateText date={pack.until} />
            </>
          ) : null}
          .
        </li>
        {pack.next ? (
          <li>
            {t("pack.next", { version: String(pack.next.version) })} <DateText date={pack.next.from} />.
          </li>
        ) : null}
        <li>
          {t("pack.readOn")} <DateText date={pack.readOn} />.
        </li>
        {CONFIDENCES.filter((one) => pack.figures[one] > 0).map((one) => (
          <li key={one}>
            {t(`benefits:confidence.${one}`)}: {t("pack.figures", { count: pack.figures[one] })}
          </li>
        ))}
        {pack.sources.map(({ id, title, url }) => (
          <li key={id}>
            <bdi lang="en">{url ? <a href={url}>{title}</a> : title}</bdi>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
