import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readOwnBenefit } from "#app/domain/benefits/read-own-benefit.server.ts";
import { appealGraduation } from "#app/domain/casework/appeal-graduation.server.ts";
import { hearHousehold } from "#app/domain/casework/hear-household.server.ts";
import { readOwnCase } from "#app/domain/casework/read-own-cases.server.ts";
import { reportRelapse } from "#app/domain/casework/report-relapse.server.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { dateInZone } from "#app/domain/kernel/plain-date.ts";
import { formatDate, formatMonth } from "#app/i18n/dates.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PathRow } from "#app/ui/path-row.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { FreezeNotice } from "./freeze-notice.tsx";
import { freezeOf } from "./freeze.server.ts";
import { Appeal, CheckAppeal, CheckHearing, HearingForm, Relapse } from "./graduation-forms.tsx";
import { Decision, Heard, Keeps, Loses, Why } from "./graduation-parts.tsx";
import { graduationStations } from "./graduation-stations.ts";
import { WayBack } from "./way-back.tsx";

const hearing = {
  said: z.string().trim().max(4_000, "too_long").default(""),
  healthCover: z.enum(["confirmed", "loss_heard", "unknown"], "missing"),
};
const appeal = { reason: z.string().trim().min(10, "too_short").max(4_000, "too_long") };
const kept = {
  said: z.string().optional(),
  healthCover: z.string().optional(),
  reason: z.string().optional(),
};
const formSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("check-hear"), ...hearing }),
  z.object({ do: z.literal("hear"), ...hearing }),
  z.object({ do: z.literal("check-appeal"), ...appeal }),
  z.object({ do: z.literal("appeal"), ...appeal }),
  z.object({ do: z.literal("relapse"), agree: z.literal("yes", "agree_needed") }),
  z.object({ do: z.literal("change"), ...kept }),
]);

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, locale, title, formToken } = guarded;
  const found = valueOf(await readOwnCase(ctx, actor, idParam(args.params, "caseId")));
  const benefit = await readOwnBenefit(ctx, actor, { spellId: found.spellId });
  const onDay = (at: Date) => formatDate(locale, dateInZone(at, zoneOf(actor.country)));
  const dated = (date: string | null) => (date === null ? null : formatDate(locale, date));
  const { status, evidence, healthCover, proposal, heard, decision, mayAppeal } = found;
  return {
    title: title("my:graduation.title"),
    freeze: await freezeOf(guarded),
    formToken,
    ...{ status, healthCover, proposal, mayAppeal, appeal: found.appeal },
    stations: graduationStations(found),
    evidence: {
      monthsInARow: evidence.monthsInARow,
      monthsNeeded: evidence.monthsNeeded,
      lineMinor: evidence.lineMinor,
      from: formatMonth(locale, evidence.firstMonth),
      until: formatMonth(locale, evidence.lastMonth),
    },
    benefit: benefit && {
      amount: { minor: benefit.decidedMinor, currency: benefit.currency },
      entitlements: benefit.entitlements,
      wayBack: benefit.wayBack,
    },
    heard: heard && { said: heard.said, on: onDay(heard.at) },
    decision: decision && { reason: decision.reason, on: onDay(decision.at) },
    effectiveFrom: dated(found.effectiveFrom),
    hearingDueOn: dated(found.hearingDueOn),
    appealUntil: dated(found.appealUntil),
    monitoredUntil: dated(found.monitoredUntil),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const caseId = idParam(args.params, "caseId");
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const sent = form.value;
  if (sent.do === "check-hear" || sent.do === "check-appeal") return data({ check: sent, form: undefined });
  if (sent.do === "change") {
    const { said = "", healthCover = "", reason = "" } = sent;
    const values = { said, healthCover, reason };
    return data({ check: null, form: { values, errors: {}, failure: null, params: {} } });
  }
  const outcome = await once<object>(guarded, { name: sent.do, token: form.token }, async (ctx) => {
    const { do: act, ...words } = sent;
    if (act === "hear") return hearHousehold(ctx, actor, { caseId, ...words });
    return act === "appeal"
      ? appealGraduation(ctx, actor, { caseId, ...words })
      : reportRelapse(ctx, actor, { caseId });
  });
  if (outcome.ok)
    return redirectWith(web, `/my/graduation/${caseId}`, {
      tone: "ok",
      message: `my:graduation.${sent.do}.${isReferredAnew(outcome.value) ? "anew" : "done"}`,
    });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

/** The way back in one step is over: the person is told how to apply anew. */
const isReferredAnew = (value: object): boolean => "spellId" in value && value.spellId === null;

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function Graduation() {
  const found = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = useForm(answer?.form);
  const { t } = useTranslation("my");
  const { status, formToken, benefit } = found;
  const check = answer && "check" in answer ? answer.check : null;
  if (check?.do === "check-hear") return <CheckHearing check={check} formToken={formToken} />;
  if (check?.do === "check-appeal") return <CheckAppeal check={check} formToken={formToken} />;
  return (
    <div className="narrow stack">
      <BackLink href="/my">{t("graduation.back")}</BackLink>
      <h1>{t("graduation.title")}</h1>
      <FreezeNotice until={found.freeze} />
      <ErrorSummary errors={form.summary} />
      <Card title={t("graduation.path")}>
        <PathRow
          label={t("graduation.path")}
          steps={found.stations.map(({ name, state }) => ({
            label: t(`graduation.stations.${name}`),
            state,
          }))}
        />
        <p>
          <b>{t(`graduation.now.${status}`)}</b>
        </p>
        {found.monitoredUntil ? (
          <p>
            {t("graduation.monitoredUntil")} <DateText date={found.monitoredUntil} />
          </p>
        ) : null}
      </Card>
      {status === "graduated" ? <Relapse form={form} formToken={formToken} /> : null}
      {found.decision ? <Decision {...found.decision} effectiveFrom={found.effectiveFrom} /> : null}
      {found.proposal ? (
        <Why proposal={found.proposal} evidence={found.evidence} currency={benefit?.amount.currency ?? ""} />
      ) : null}
      <Keeps />
      {benefit ? <Loses amount={benefit.amount} entitlements={benefit.entitlements} /> : null}
      <Card title={t("graduation.comeBack")}>
        <WayBack months={benefit?.wayBack ?? null} />
      </Card>
      {found.heard ? <Heard {...found.heard} healthCover={found.healthCover} appeal={found.appeal} /> : null}
      {status === "notified" ? <HearingForm form={form} until={found.hearingDueOn} /> : null}
      {found.mayAppeal ? <Appeal form={form} until={found.appealUntil} /> : null}
    </div>
  );
}
