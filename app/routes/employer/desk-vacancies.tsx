import { useTranslation } from "react-i18next";
import type { FormattedDate } from "#app/i18n/dates.ts";
import { Card } from "#app/ui/card.tsx";
import { VacancyList } from "#app/ui/vacancy-item.tsx";

export type DeskVacancy = {
  readonly id: string;
  readonly name: string;
  readonly titleLang: string;
  readonly status: string;
  readonly place: string | null;
  readonly closesOn: FormattedDate | null;
  readonly openings: number;
  readonly candidates: number;
  readonly invited: number;
  readonly offered: number;
  readonly hired: number;
  readonly started: number;
  /** Days that the oldest application waits for an answer; 0 while it is in time. */
  readonly lateDays: number;
};

/** The employer's vacancies at the start of the desk, and how well it answers. */
export function DeskVacancies({
  vacancies,
  currentId,
  replyShare,
}: {
  readonly vacancies: readonly DeskVacancy[];
  readonly currentId: string;
  readonly replyShare: number | null;
}) {
  const { t } = useTranslation("employer");
  const factsOf = (vacancy: DeskVacancy): string =>
    [
      vacancy.place,
      vacancy.status === "published"
        ? t("common:job.openings", { count: vacancy.openings })
        : t(`vacancyStatus.${vacancy.status}`),
      vacancy.closesOn && t("desk.closes", { date: vacancy.closesOn.gregorian }),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <section className="stack" aria-labelledby="h-vacancies">
      <h2 id="h-vacancies">
        {t("desk.vacancies")} ({vacancies.length})
      </h2>
      <VacancyList
        items={vacancies.map((vacancy) => ({
          href: `/employer?vacancy=${vacancy.id}`,
          title: vacancy.name,
          facts: factsOf(vacancy),
          candidates: vacancy.candidates,
          interviews: vacancy.invited,
          started: vacancy.started,
          current: vacancy.id === currentId,
          late:
            vacancy.lateDays > 0
              ? t("common:vacancy.lateReply", {
                  days: t("common:count.days", { count: vacancy.lateDays }),
                })
              : null,
        }))}
      />
      <Card title={t("desk.replies")}>
        {replyShare === null ? (
          <p className="muted">{t("desk.repliesUnknown")}</p>
        ) : (
          <>
            <p className="big">{t("desk.repliesOf", { share: replyShare })}</p>
            <p className="muted">{t("desk.repliesShown")}</p>
          </>
        )}
      </Card>
    </section>
  );
}
