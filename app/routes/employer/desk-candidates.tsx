import { useTranslation } from "react-i18next";
import type { BlindCandidate } from "#app/domain/applications/blind-candidate.ts";
import { useLocale } from "#app/i18n/use-locale.ts";
import { ApplicationStatus } from "#app/ui/application-item.tsx";
import { BulkBar } from "#app/ui/bulk-bar.tsx";
import { Button } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { useAvailability, useExperience } from "#app/ui/candidate-summary.tsx";
import { DataTable, type Column } from "#app/ui/data-table.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Fit, type FitScore } from "#app/ui/fit.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { PathRow } from "#app/ui/path-row.tsx";
import { inLocale } from "#app/ui/posting-words.ts";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TOKEN_FIELD } from "#app/web/form-state.ts";
import type { DeskVacancy } from "./desk-vacancies.tsx";

type Candidate = BlindCandidate & { readonly stones: number };

type Props = {
  readonly vacancy: DeskVacancy;
  /** Edges that the employer may take from here. */
  readonly moves: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly formToken: string;
  readonly kept: Readonly<Record<string, string | readonly string[]>>;
  readonly error: (name: string) => string | undefined;
};

/** The candidates of a vacancy, blind, with what can be done. */
export function Candidates(props: Props) {
  const { vacancy, candidates, formToken } = props;
  const { t } = useTranslation("employer");
  return (
    <section className="stack" aria-labelledby="h-candidates">
      <div className="row row--between">
        <h2 id="h-candidates">{t("desk.candidatesOf", { title: vacancy.name })}</h2>
        <Status tone="info" icon="eye-off">
          {t("desk.blind")}
        </Status>
      </div>
      <VacancyActs {...props} />
      <PathRow large framed label={t("desk.stages")} steps={useStages(vacancy)} />
      <p className="muted">{t("desk.blindText")}</p>
      {candidates.length === 0 ? (
        <p className="card">{t("desk.nobody")}</p>
      ) : (
        <form method="post" className="stack" action={`/employer?vacancy=${vacancy.id}`} noValidate>
          <HiddenFields values={{ [TOKEN_FIELD]: formToken, vacancyId: vacancy.id }} />
          <BulkActs {...props} />
          <CandidateTable {...props} />
        </form>
      )}
    </section>
  );
}

function useStages(vacancy: DeskVacancy) {
  const { t } = useTranslation("employer");
  const stages = [
    { key: "candidates", count: vacancy.candidates },
    { key: "offered", count: vacancy.offered },
    { key: "hired", count: vacancy.hired },
    { key: "started", count: vacancy.started },
  ] as const;
  const reached = stages.findLastIndex(({ count }) => count > 0);
  return stages.map(({ key, count }, index) => ({
    mark: count,
    state: index < reached ? ("done" as const) : index === reached ? ("now" as const) : ("next" as const),
    label: (
      <>
        <span className="vh">{count}</span> {t(`desk.stage.${key}`)}
      </>
    ),
  }));
}

/** What the employer may do with the vacancy itself. */
function VacancyActs({ vacancy, moves, formToken }: Props) {
  const { t } = useTranslation("employer");
  const publishing = moves.some((move) => move === "resume" || move === "reopen" || move === "renew");
  return (
    <div className="row">
      <ButtonLink href={`/employer/vacancies/${vacancy.id}`}>
        {t(vacancy.status === "draft" ? "desk.continueDraft" : "desk.edit")}
      </ButtonLink>
      {vacancy.status === "draft" ? null : (
        <TapLink href={`/jobs/${vacancy.id}`} icon="eye">
          {t("desk.seePage")}
        </TapLink>
      )}
      {moves.length > 0 ? (
        <Disclosure summary={t("desk.state", { status: t(`vacancyStatus.${vacancy.status}`) })}>
          <form method="post" className="stack-2" action={`/employer?vacancy=${vacancy.id}`}>
            <HiddenFields values={{ [TOKEN_FIELD]: formToken, vacancyId: vacancy.id }} />
            {publishing ? <p className="small">{t("editor.noFee")}</p> : null}
            <div className="btns">
              {moves.map((move) => (
                <Button key={move} name="do" value={move} variant={move === "withdraw" ? "danger" : "second"}>
                  {t(`move.${move}`)}
                </Button>
              ))}
            </div>
          </form>
        </Disclosure>
      ) : null}
    </div>
  );
}

function BulkActs({ candidates, kept, error }: Props) {
  const { t } = useTranslation("employer");
  const text = (name: string): string | undefined => [kept[name] ?? []].flat()[0];
  return (
    <>
      <BulkBar total={candidates.length}>
        <Button name="do" value="shortlist">
          {t("desk.shortlist")}
        </Button>
      </BulkBar>
      <Disclosure summary={t("desk.declineSummary")} open={error("forPerson") !== undefined}>
        <div className="stack">
          <TextArea
            label={t("decline.forPerson")}
            hint={t("decline.forPersonHint")}
            name="forPerson"
            rows={2}
            defaultValue={text("forPerson")}
            error={error("forPerson")}
          />
          <TextArea
            label={t("decline.forOfficer")}
            hint={t("decline.forOfficerHint")}
            name="forOfficer"
            rows={2}
            optional
            defaultValue={text("forOfficer")}
            error={error("forOfficer")}
          />
          <Button name="do" value="decline" variant="danger">
            {t("decline.submit")}
          </Button>
        </div>
      </Disclosure>
    </>
  );
}

function CandidateTable({ vacancy, candidates, kept }: Props) {
  const { t } = useTranslation("employer");
  const picked = new Set([kept["c"] ?? []].flat());
  const columns: readonly Column<Candidate>[] = [
    {
      key: "candidate",
      header: t("column.candidate"),
      rowHeader: true,
      cell: (candidate) => (
        <>
          <TapLink href={`/employer/applications/${candidate.applicationId}`}>
            <bdi>{t("candidate.code", { code: candidate.code })}</bdi>
          </TapLink>
          <Fit score={candidate.stones as FitScore} of="candidate" />
        </>
      ),
    },
    { key: "skills", header: t("column.skills"), cell: (candidate) => <SkillTags candidate={candidate} /> },
    {
      key: "experience",
      header: t("column.experience"),
      cell: (candidate) => <Experience candidate={candidate} />,
    },
    {
      key: "distance",
      header: t("column.distance"),
      className: "nowrap",
      cell: (candidate) => t(`jobs:distance.${candidate.distance}`),
    },
    { key: "time", header: t("column.time"), cell: (candidate) => <Time candidate={candidate} /> },
    {
      key: "why",
      header: t("column.why"),
      cell: ({ reasons }) =>
        reasons.map(({ code, params }) => t(`jobs:reasons.${code}`, params)).join(t("jobs:listComma")),
    },
    {
      key: "status",
      header: t("column.status"),
      cell: ({ status }) => <ApplicationStatus status={status} of="employer" />,
    },
  ];
  return (
    <DataTable
      cards
      className="table--cand"
      label={t("desk.candidatesOf", { title: vacancy.name })}
      columns={columns}
      rows={candidates}
      rowKey={(candidate) => candidate.applicationId}
      select={{
        name: "c",
        label: (candidate) => <bdi>{t("candidate.code", { code: candidate.code })}</bdi>,
        isPicked: (candidate) => picked.has(candidate.applicationId),
      }}
    />
  );
}

const MOST_TAGS = 5;

function SkillTags({ candidate }: { readonly candidate: Candidate }) {
  const { locale } = useLocale();
  const { t } = useTranslation();
  const tags = [
    ...candidate.skills.map(({ label }) => ({ label: inLocale(locale, label), gap: false })),
    ...candidate.missing.map((label) => ({ label: inLocale(locale, label), gap: true })),
  ];
  if (tags.length === 0) return <>{t("jobs:apply.noSkillsGiven")}</>;
  return (
    <ul className="tags">
      {tags.slice(0, MOST_TAGS).map(({ label, gap }) => (
        <li key={label} className={gap ? "is-gap" : undefined}>
          <Icon name={gap ? "minus" : "check"} />
          {label}
        </li>
      ))}
    </ul>
  );
}

const Experience = ({ candidate }: { readonly candidate: Candidate }) => <>{useExperience(candidate)}</>;
const Time = ({ candidate }: { readonly candidate: Candidate }) => (
  <>{useAvailability(candidate.availability)}</>
);
