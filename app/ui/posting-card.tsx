import type { TFunction } from "i18next";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";

import type { Term } from "#app/domain/matching/fit.ts";
import type { SearchItem } from "#app/domain/search/search-item.ts";
import type { FormattedDate } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { DateText } from "./date-text.tsx";
import type { Fact } from "./facts.tsx";
import type { FitScore } from "./fit.tsx";
import { useIncomePath, type IncomeAnswer } from "./income-after-work.tsx";
import { JobCard, type JobBadge, type JobCardProps } from "./job-card.tsx";
import { matchReasons } from "./match-reasons.ts";
import { hoursWords, inLocale, postingHref, wageWords } from "./posting-words.ts";
import { ProgrammeCard, type ProgrammeKind } from "./programme-card.tsx";
import { useSaveButton, type Saving } from "./saving.ts";

/** How well a posting fits its reader: the terms of the match, in order of what they say. */
export type PostingFit = {
  readonly stones: FitScore;
  readonly terms: readonly Term[];
};

export type PostingCardProps = {
  item: SearchItem;
  income?: IncomeAnswer | null;
  fit?: PostingFit | null;
  /** «قبل يومين», worded on the server. */
  posted?: string | null;
  /** When a programme begins. */
  starts?: FormattedDate | null;
  /** The reader has an application there. */
  applied?: boolean;
  /** For who is not signed in: leads to the calculator, and says nothing of anybody. */
  calculates?: boolean;
  /** Whether and how it can be saved; absent for who saves nothing. */
  saving?: Saving | null;
  /** «حُفظت قبل يومين», worded on the server. */
  kept?: string | null;
};

const KINDS: Readonly<Record<string, ProgrammeKind>> = {
  ends_in_job: "endsInJob",
  workshop: "workshop",
  flexible: "flexible",
};

const SHOWN_REASONS = 3;

function badgesOf(item: SearchItem): readonly JobBadge[] {
  const badges: (JobBadge | false)[] = [
    item.remote && "remote",
    item.accommodations.length > 0 && "accessible",
    item.childcare && "childcare",
    item.transport && "transport",
    item.kind === "vacancy" && item.experienceYears === 0 && "noExperience",
  ];
  return badges.filter((badge) => badge !== false);
}

/** What a programme pays while it lasts, and who is bound to hire. */
function programmeFacts(t: TFunction, { wage, programme }: SearchItem): readonly Fact[] {
  const facts: Fact[] = [];
  if (wage) {
    const amount = formatMoney(t, { minor: wage.minMinor, currency: wage.currency });
    facts.push({ icon: "money", value: t("jobs:programme.allowance", { amount }) });
  }
  const employer = programme?.hiringEmployer;
  if (employer) facts.push({ icon: "briefcase", value: t("search:guaranteedJob", { employer }) });
  return facts;
}

/** A found posting as a card: a vacancy, or an intake of a programme. */
export function PostingCard({
  item,
  income,
  fit,
  posted,
  starts,
  applied,
  calculates,
  saving,
  kept,
}: PostingCardProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const incomePath = useIncomePath();
  const saveButton = useSaveButton();
  const { place, wage, programme } = item;
  const town = place && inLocale(locale, place);
  const region = place?.region && inLocale(locale, place.region);
  const common: Omit<JobCardProps, "employer"> = {
    href: postingHref(item),
    title: item.title,
    place: town && region && region !== town ? `${town}${t("jobs:listComma")}${region}` : town,
    remote: item.remote,
    distanceKm: item.distanceKm,
    // What kind of training it is the card says by itself.
    hours: hoursWords(t, programme ? { ...item, employmentType: null } : item),
    wage:
      wage && !programme
        ? wageWords(t, {
            wageMinMinor: wage.minMinor,
            wageMaxMinor: wage.maxMinor,
            currency: wage.currency,
            wagePeriod: wage.period,
          })
        : null,
    fit: fit ? { score: fit.stones } : null,
    reasons: fit ? matchReasons(t, fit.terms, SHOWN_REASONS) : [],
    badges: badgesOf(item),
    save: saving ? saveButton(item, saving) : null,
    foot: [
      kept ?? null,
      applied ? <b key="applied">{t("search:applied")}</b> : null,
      posted ? t("common:job.posted", { ago: posted }) : null,
      item.kind === "vacancy" && item.openings > 1
        ? t("common:job.openings", { count: item.openings })
        : null,
      programme ? t("search:seatsLeft", { count: programme.seatsLeft }) : null,
      starts ? (
        <Fragment key="starts">
          {t("jobs:programme.starts")} <DateText date={starts} />
        </Fragment>
      ) : null,
    ].filter((part) => part !== null),
  };
  if (programme)
    return (
      <ProgrammeCard
        {...common}
        facts={programmeFacts(t, item)}
        kind={KINDS[programme.kind]}
        provider={<bdi>{item.employer}</bdi>}
      />
    );
  return (
    <JobCard
      {...common}
      employer={<bdi>{item.employer}</bdi>}
      income={income ? incomePath(income, "/account/tie") : null}
      calculateHref={calculates ? `/work-pays?vacancy=${item.id}` : null}
    />
  );
}
