import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";

import { KeyValues } from "./facts.tsx";
import { Icon } from "./icon.tsx";
import { Path, type PathStep } from "./path.tsx";
import { PathRow, type PathRowStep } from "./path-row.tsx";

export type PersonPanelProps = {
  name: string;
  closeHref: string;
  /** The stations of the path, the person's own marked. */
  stations: readonly PathRowStep[];
  facts: readonly { name: string; value: ReactNode }[];
  /** What the person said, as said, under a line that tells when. */
  quote?: { about: string; text: string } | null;
  /** The decision form: it suggests nothing and preselects nothing. */
  children?: ReactNode;
  timeline?: { title: string; steps: readonly PathStep[]; more?: ReactNode };
};

/** One person beside the caseload. Opening it is logged, and says so. */
export function PersonPanel({
  name,
  closeHref,
  stations,
  facts,
  quote,
  children,
  timeline,
}: PersonPanelProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <aside className="panel sticky" aria-labelledby={id}>
      <div className="row row--between">
        <h2 id={id}>
          <bdi>{name}</bdi>
        </h2>
        <a className="iconbtn" href={closeHref} aria-label={`${t("common:actions.close")}: ${name}`}>
          <Icon name="close" large />
        </a>
      </div>
      <PathRow steps={stations} label={t("common:path.stations")} />
      <KeyValues items={facts} />
      {quote ? (
        <div className="quote">
          <p className="muted small">{quote.about}</p>
          <p>{t("common:quoted", { text: quote.text })}</p>
        </div>
      ) : null}
      {children}
      {timeline ? (
        <section aria-labelledby={`${id}-timeline`}>
          <h3 id={`${id}-timeline`}>{timeline.title}</h3>
          <Path size="small" steps={timeline.steps} />
          {timeline.more}
        </section>
      ) : null}
      <p className="muted small">
        <Icon name="eye" /> {t("common:panel.viewIsLogged")}
      </p>
    </aside>
  );
}
