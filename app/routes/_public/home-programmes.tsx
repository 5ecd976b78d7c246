import { useTranslation } from "react-i18next";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { PathRow } from "#app/ui/path-row.tsx";
import { Stone } from "#app/ui/stone.tsx";
import type { HomeProgramme } from "./home-programmes.server.ts";

export type HomeProgrammesProps = { readonly programmes: readonly HomeProgramme[]; readonly total: number };

/** Programmes whose job is agreed before the training begins; nothing when there is none. */
export function HomeProgrammes({ programmes, total }: HomeProgrammesProps) {
  const { t } = useTranslation("public");
  if (programmes.length === 0) return null;
  return (
    <section className="section section--alt" aria-labelledby="programmes">
      <div className="wrap">
        <h2 id="programmes">{t("home.programmes.title")}</h2>
        <p className="section__lead">{t("home.programmes.lead")}</p>
        <div className="cols-3">
          {programmes.map((programme) => (
            <Programme key={programme.id} {...programme} />
          ))}
        </div>
        <p className="more">
          <ButtonLink href="/search?kind=programme">{t("home.programmes.all", { total })}</ButtonLink>
        </p>
      </div>
    </section>
  );
}

function Programme(programme: HomeProgramme) {
  const { href, title, lang, provider, place, weeks, allowance, employer, seats, seatsLeft, startsOn } =
    programme;
  const { t } = useTranslation();
  return (
    <article className="card card--programme stack">
      <p className="prog-tag">
        <Stone state="done" size="large">
          <Icon name="graduation" />
        </Stone>
        <span>{t("common:programme.endsInJob")}</span>
      </p>
      <h3 className="card__title">
        <a href={href} lang={lang}>
          {title}
        </a>
      </h3>
      <p className="muted small">
        <bdi>{provider}</bdi>
        {place ? ` · ${place}` : ""}
      </p>
      <PathRow
        steps={[
          {
            label: t("common:programme.weeks", { count: weeks }),
            detail: allowance,
            state: "next",
            mark: weeks,
          },
          {
            label: t("common:programme.guaranteedJob"),
            detail: employer,
            state: "later",
            mark: <Icon name="briefcase" />,
          },
        ]}
      />
      <p className="card__foot">
        <span>{t("common:programme.seats", { count: seats, left: seatsLeft })}</span>
        <span>
          {t("common:programme.starts")} <DateText date={startsOn} />
        </span>
      </p>
    </article>
  );
}
