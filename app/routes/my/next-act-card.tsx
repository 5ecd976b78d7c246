import { useTranslation } from "react-i18next";

import { assertNever } from "#app/domain/kernel/result.ts";
import type { FormattedDate } from "#app/i18n/dates.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { NextStep } from "#app/ui/next-step.tsx";

import type { NextAct } from "./next-step.ts";

type Said = {
  /** Keys of `my:home.next`: <key>Title, <key>Text, <key>Go. */
  readonly key: string;
  readonly href: string;
  /** A date with the key of its words. */
  readonly date?: { readonly key: string; readonly on: FormattedDate | null };
};

function said(next: NextAct): Said {
  switch (next.kind) {
    case "offer":
      return { key: "offer", href: next.href, date: { key: "offerUntil", on: next.by } };
    case "question":
      return { key: "question", href: "/my/work" };
    case "hear":
    case "read":
      return {
        key: next.kind,
        href: `/my/graduation/${next.caseId}`,
        date: { key: `${next.kind}Until`, on: next.by },
      };
    case "checkpoint":
      return { key: "checkpoint", href: "/my/work", date: { key: "checkpointDue", on: next.on } };
    case "start":
      return { key: "start", href: "/my/work", date: { key: "startOn", on: next.on } };
    case "profile":
      return { key: "profile", href: "/my/profile" };
    case "search":
      return { key: "search", href: "/my/for-you" };
    default:
      return assertNever(next);
  }
}

/** The one thing to do now. */
export function NextActCard({ next }: { next: NextAct }) {
  const { t } = useTranslation("my");
  const { key, href, date } = said(next);
  return (
    <NextStep title={t(`home.next.${key}Title`)}>
      <p>{next.kind === "offer" ? <bdi>{next.about}</bdi> : t(`home.next.${key}Text`)}</p>
      {next.kind === "question" ? <p className="muted">{t("home.next.questionSafe")}</p> : null}
      {date?.on ? (
        <p>
          {t(`home.next.${date.key}`)} <DateText date={date.on} />
        </p>
      ) : null}
      <p className="btns">
        <ButtonLink href={href} variant="primary">
          {t(`home.next.${key}Go`)}
        </ButtonLink>
        {next.kind === "search" || next.kind === "profile" ? (
          <ButtonLink href="/search">{t("home.next.searchAll")}</ButtonLink>
        ) : null}
      </p>
    </NextStep>
  );
}
