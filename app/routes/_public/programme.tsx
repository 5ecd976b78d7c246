import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { intakeForSeeker } from "#app/domain/programmes/intake-for-seeker.server.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Badges } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { Facts, type Fact } from "#app/ui/facts.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { inLocale } from "#app/ui/posting-words.ts";
import { SavePosting } from "#app/ui/save-posting.tsx";
import { Status } from "#app/ui/status.tsx";
import { Stone } from "#app/ui/stone.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guard } from "#app/web/guard.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { savingOf } from "./posting-cards.server.ts";
import { backOf, searchBefore } from "./way-back.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title } = await guard(args);
  const intake = valueOf(await intakeForSeeker(ctx, idParam(args.params, "intakeId")));
  return {
    title: title(`${intake.title}${t("jobs:listComma")}${intake.provider.name}`),
    intake,
    back: searchBefore(args.request, intake.id, "/search?kind=programme"),
    saving: await savingOf({ ctx, actor }, intake, backOf(args.request)),
    startsOn: formatDate(locale, intake.startsOn),
    endsOn: formatDate(locale, intake.endsOn),
    applyBy: formatDate(locale, intake.applyBy),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Programme() {
  const { intake, saving, back } = useLoaderData<typeof loader>();
  const { t } = useTranslation("jobs");
  const { locale } = useLocale();
  const facts = useFacts();
  const badges = [
    ...(intake.childcare ? [{ icon: "childcare", label: t("common:job.badges.childcare") } as const] : []),
    ...intake.accommodations.map(
      (one) => ({ icon: "accessibility", label: t(`accommodation.${one}`, { defaultValue: one }) }) as const,
    ),
  ];
  return (
    <>
      <BackLink href={back}>{t("back")}</BackLink>
      <div className="split">
        <div className="stack">
          <Card className="card--programme">
            <p className="prog-tag">
              <Stone state="done" size="large">
                <Icon name="graduation" />
              </Stone>
              <span>{t(`programme.kind.${intake.kind}`)}</span>
            </p>
            <h1 lang={intake.titleLang}>{intake.title}</h1>
            <p>
              <b>
                <bdi>{intake.provider.name}</bdi>
              </b>{" "}
              {intake.provider.verified ? (
                <Status tone="ok" icon="shield">
                  {t("programme.verified")}
                </Status>
              ) : null}
            </p>
            <p>{t(`programme.kindText.${intake.kind}`)}</p>
            <Facts columns items={facts} />
            <Badges items={badges} />
          </Card>
          {intake.skills.length > 0 ? (
            <Card title={t("programme.teaches")}>
              <Badges
                items={intake.skills.map((skill) => ({ icon: "check", label: inLocale(locale, skill) }))}
              />
            </Card>
          ) : null}
          {intake.description ? (
            <Card title={t("programme.about")}>
              <PlainText text={intake.description} lang={intake.titleLang} />
            </Card>
          ) : null}
        </div>
        <aside className="sticky stack" aria-label={t("programme.enrolTitle")}>
          <Card title={t("programme.enrolTitle")}>
            {intake.isOpen ? (
              <>
                <p>{t("programme.enrolText")}</p>
                <p className="muted">{t("programme.benefitSafe")}</p>
                <p>
                  <TapLink href="/work-pays" icon="scale">
                    {t("workPays:link.afterTraining")}
                  </TapLink>
                </p>
              </>
            ) : (
              <>
                <Notice tone="warn">{t("programme.over")}</Notice>
                <ButtonLink href="/search?kind=programme" block>
                  {t("programme.searchOn")}
                </ButtonLink>
              </>
            )}
            {saving ? <SavePosting posting={{ id: intake.id, kind: "intake" }} saving={saving} /> : null}
          </Card>
        </aside>
      </div>
    </>
  );
}

function useFacts(): Fact[] {
  const { intake, startsOn, endsOn, applyBy } = useLoaderData<typeof loader>();
  const { t } = useTranslation("jobs");
  const { locale } = useLocale();
  const { allowanceMinor, currency, place } = intake;
  const allowance =
    allowanceMinor !== null && currency !== null
      ? t("programme.allowance", { amount: formatMoney(t, { minor: allowanceMinor, currency }) })
      : t("programme.noAllowance");
  const left = Math.max(0, intake.seats - intake.seatsTaken);
  return [
    ...(place
      ? [{ icon: "pin" as const, label: t("common:job.place"), value: inLocale(locale, place) }]
      : []),
    {
      icon: "clock",
      label: t("programme.length"),
      value: [t("programme.weeks", { count: intake.weeks }), t(`programme.delivery.${intake.delivery}`)].join(
        t("listComma"),
      ),
    },
    { icon: "money", value: allowance },
    ...(intake.hiringEmployer !== null
      ? [
          {
            icon: "briefcase" as const,
            value: t("programme.job", { count: intake.hiringSeats ?? 0, employer: intake.hiringEmployer }),
          },
        ]
      : []),
    { icon: "users", value: t("programme.seats", { left, total: intake.seats }) },
    {
      icon: "calendar",
      value: (
        <>
          {t("programme.starts")} <DateText date={startsOn} />
        </>
      ),
    },
    {
      icon: "flag",
      value: (
        <>
          {t("programme.ends")} <DateText date={endsOn} />
        </>
      ),
    },
    {
      icon: "calendar",
      value: (
        <>
          {t("programme.applyBy")} <DateText date={applyBy} />
        </>
      ),
    },
  ];
}
