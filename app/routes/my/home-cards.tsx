import { useTranslation } from "react-i18next";

import type { OpenMatters } from "#app/domain/benefits/overpayments/read-open-matters.server.ts";
import type { Money } from "#app/domain/kernel/money.ts";
import type { FormattedDate } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";
import { ApplicationItem, type ApplicationStation } from "#app/ui/application-item.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { GraduationPath } from "#app/ui/graduation-path.tsx";
import { Keys } from "#app/ui/key.tsx";
import { PlacementPath } from "#app/ui/placement-path.tsx";
import { inLocale } from "#app/ui/posting-words.ts";
import { Reasons } from "#app/ui/reasons.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";

import { AccessList, type AccessLine } from "./access-list.tsx";
import { OpenMattersLine } from "./open-matters.tsx";
import type { PlacementView } from "./placement-view.ts";
import { WayBack, type WayBackMonths } from "./way-back.tsx";

/** The work that runs or is expected, with its checkpoints. */
export function WorkCard({ placement }: { placement: PlacementView }) {
  const { t } = useTranslation("my");
  const { title, employer, status, started, expected, checkpoints } = placement;
  return (
    <Card title={t("home.work.title")} aside={<Status>{t(`work.status.${status}`)}</Status>}>
      <p>
        <b>{title ? <bdi lang={title.lang}>{title.text}</bdi> : t("work.elsewhere")}</b>
        {employer ? (
          <>
            {t("jobs:listComma")}
            <bdi>{employer}</bdi>
          </>
        ) : null}
        <br />
        <span className="muted">
          {t(started ? "home.work.since" : "home.work.expected")} <DateText date={started ?? expected} />
        </span>
      </p>
      {checkpoints.length > 0 ? <PlacementPath checkpoints={checkpoints} /> : null}
      <p>
        <TapLink href="/my/work">{t("home.work.more")}</TapLink>
      </p>
    </Card>
  );
}

type ApplicationsCardProps = {
  count: number;
  applications: readonly {
    readonly id: string;
    readonly vacancy: { readonly title: string; readonly titleLang: string; readonly employerName: string };
    readonly status: string;
    readonly stations: readonly ApplicationStation[];
    readonly declineReason: string | null;
  }[];
};

/** The latest applications, each with how far it has come. */
export function ApplicationsCard({ count, applications }: ApplicationsCardProps) {
  const { t } = useTranslation("my");
  return (
    <Card
      title={`${t("home.applications.title")} (${count})`}
      aside={
        <TapLink href={count > 0 ? "/my/applications" : "/search"}>
          {t(count > 0 ? "home.applications.all" : "home.next.searchAll")}
        </TapLink>
      }
    >
      {count === 0 ? <p className="muted">{t("home.applications.none")}</p> : null}
      <ul className="rows">
        {applications.map(({ id, vacancy, status, stations, declineReason }) => (
          <li key={id}>
            <ApplicationItem
              href={`/my/applications/${id}`}
              title={vacancy.title}
              titleLang={vacancy.titleLang}
              employer={vacancy.employerName}
              status={status}
              stations={stations}
              declineReason={declineReason}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

type BenefitCardProps = {
  decided: Money;
  status: string;
  scheme: { readonly ar: string; readonly en: string } | null;
  from: FormattedDate;
  matters: OpenMatters;
};

/** What is paid now, as a person decided it; lavender, as benefit is everywhere. */
export function BenefitCard({ decided, status, scheme, from, matters }: BenefitCardProps) {
  const { t } = useTranslation("my");
  const { locale } = useLocale();
  return (
    <Card title={t("home.benefit.title")}>
      <Keys
        items={[
          {
            mark: "benefit",
            label: <b>{t("home.benefit.perMonth", { amount: formatMoney(t, decided) })}</b>,
          },
        ]}
      />
      <p className="muted small">
        {scheme ? `${inLocale(locale, scheme)} · ` : ""}
        {t("home.benefit.since")} <DateText date={from} />
      </p>
      <p className="muted small">
        {t(status === "provisional" ? "home.benefit.provisional" : "home.benefit.decided")}
      </p>
      <p>
        <TapLink href="/my/benefit">{t("decisions:own.link")}</TapLink>
      </p>
      <p>
        <TapLink href="/my/benefit/months">{t("benefit.link")}</TapLink>
      </p>
      <p className="row">
        <TapLink href="/work-pays" icon="scale">
          {t("workPays:link.my")}
        </TapLink>
      </p>
      <OpenMattersLine matters={matters} />
    </Card>
  );
}

/** Where no benefit is paid any more and something of its past months is still open; else nothing. */
export function PastBenefitCard({ matters }: { matters: OpenMatters }) {
  const { t } = useTranslation();
  if (matters.overpaid + matters.underpaid === 0) return null;
  return (
    <Card title={t("overpayments:my.title")}>
      <OpenMattersLine matters={matters} />
    </Card>
  );
}

type GraduationCardProps = {
  progress: {
    readonly done: number;
    readonly total: number;
    readonly line: Money;
    readonly wage: (Money & { readonly month: string }) | null;
  } | null;
  graduationCase: { readonly id: string; readonly status: string } | null;
  wayBack: WayBackMonths | null;
};

/** Verified months towards the line of the pack, and the case where there is one. */
export function GraduationCard({ progress, graduationCase, wayBack }: GraduationCardProps) {
  const { t } = useTranslation("my");
  return (
    <Card title={t("home.graduation.title")}>
      {progress ? <Progress progress={progress} /> : null}
      {graduationCase ? (
        <>
          <p>{t(`graduation.now.${graduationCase.status}`)}</p>
          <p>
            <TapLink href={`/my/graduation/${graduationCase.id}`}>{t("home.graduation.case")}</TapLink>
          </p>
        </>
      ) : null}
      <WayBack months={wayBack} />
    </Card>
  );
}

function Progress({ progress }: { progress: NonNullable<GraduationCardProps["progress"]> }) {
  const { t } = useTranslation("my");
  const { done, total, line, wage } = progress;
  const lineWords = formatMoney(t, line);
  return (
    <>
      <p>
        {wage
          ? t("home.graduation.text", { wage: formatMoney(t, wage), line: lineWords })
          : t("home.graduation.none", { line: lineWords })}
      </p>
      <GraduationPath wage={wage ?? { minor: 0, currency: line.currency }} threshold={line} />
      <Reasons
        items={[{ text: t("home.graduation.months", { done, total }) }, { text: t("home.graduation.then") }]}
      />
    </>
  );
}

export function MessagesCard({ unread }: { unread: number }) {
  const { t } = useTranslation("my");
  return (
    <Card
      title={t("home.messages.title")}
      aside={unread > 0 ? <Status tone="info">{t("home.messages.unread", { count: unread })}</Status> : null}
    >
      {unread === 0 ? <p className="muted">{t("home.messages.unread", { count: 0 })}</p> : null}
      <ButtonLink href="/my/messages" icon="message" block>
        {t("home.messages.all")}
      </ButtonLink>
    </Card>
  );
}

export function AccessCard({ lines }: { lines: readonly AccessLine[] }) {
  const { t } = useTranslation("my");
  return (
    <Card title={t("home.access.title")} icon="eye">
      {lines.length === 0 ? <p className="muted">{t("home.access.none")}</p> : <AccessList lines={lines} />}
      <p>
        <TapLink href="/my/access">{t("home.access.all")}</TapLink>
      </p>
    </Card>
  );
}

export function ProfileCard() {
  const { t } = useTranslation("my");
  return (
    <Card title={t("home.profile.title")} icon="user">
      <p className="muted">{t("home.profile.text")}</p>
      <p className="row">
        <TapLink href="/my/for-you">{t("forYou.title")}</TapLink>
        <TapLink href="/my/saved">{t("search:kept.link")}</TapLink>
        <TapLink href="/my/searches">{t("search:saved.title")}</TapLink>
        <TapLink href="/my/profile">{t("home.profile.edit")}</TapLink>
        <TapLink href="/my/cv">{t("home.profile.cv")}</TapLink>
      </p>
    </Card>
  );
}
