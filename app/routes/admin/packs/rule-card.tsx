import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import type { FigureView, RuleView } from "./pack-words.server.ts";

const CONFIDENCE_TONES = { official: "ok", secondary: "info", assumed: "warn" } as const;

/** A figure: what it is, what is known of it, and how that is known. */
function FigureItem({ figure }: { readonly figure: FigureView }) {
  const { t } = useTranslation("packs");
  const { title, words, known, source, sourceUrl, readOn, confidence, note } = figure;
  return (
    <li className="stack-2">
      <div className="row row--between">
        <span>{title}</span>
        <b className={known === "unknown" ? "muted" : undefined}>
          <bdi>{words}</bdi>
        </b>
      </div>
      <p className="small muted">
        <Status tone={CONFIDENCE_TONES[confidence]}>{t(`benefits:confidence.${confidence}`)}</Status>{" "}
        {sourceUrl ? (
          <a className="inline-tap" href={sourceUrl} rel="noreferrer" dir="auto">
            {source}
          </a>
        ) : (
          <bdi>{source}</bdi>
        )}
        {" · "}
        {t("readOn")} <DateText date={readOn} />
      </p>
      {note ? (
        <p className="small muted" dir="auto">
          {note}
        </p>
      ) : null}
    </li>
  );
}

/** One rule of a pack with its figures; `editHref` leads to their form. */
export function RuleCard({ rule, editHref }: { readonly rule: RuleView; readonly editHref: string | null }) {
  const { t } = useTranslation("packs");
  return (
    <Card
      className="stack"
      title={rule.title}
      aside={
        editHref === null ? undefined : (
          <TapLink href={editHref} aria-label={t("editOf", { what: rule.title, id: rule.id })}>
            {t("edit")}
          </TapLink>
        )
      }
    >
      <p className="small muted">
        <bdi dir="ltr">{rule.id}</bdi>
      </p>
      {rule.figures.length === 0 ? (
        <p className="muted">{t("noFigures")}</p>
      ) : (
        <ul className="rows">
          {rule.figures.map((figure) => (
            <FigureItem key={figure.name} figure={figure} />
          ))}
        </ul>
      )}
    </Card>
  );
}
