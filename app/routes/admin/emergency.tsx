import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { staffNames } from "#app/domain/benefits/pack-editor/staff-names.server.ts";
import { askToLiftSwitch } from "#app/domain/emergency/ask-to-lift-switch.server.ts";
import { DEADLINES } from "#app/domain/emergency/deadlines.ts";
import { keepSwitch } from "#app/domain/emergency/keep-switch.server.ts";
import { lengthenSwitch } from "#app/domain/emergency/lengthen-switch.server.ts";
import { liftSwitch } from "#app/domain/emergency/lift-switch.server.ts";
import { readSwitches } from "#app/domain/emergency/read-switches.server.ts";
import { checkNewSwitch, startSwitch } from "#app/domain/emergency/start-switch.server.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { addDays, isPlainDate, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { formatDateText, inZone } from "#app/i18n/dates.ts";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { actSummary } from "#app/web/act-form.ts";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { many, parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { areasOf } from "./emergency-areas.server.ts";
import { SwitchCard } from "./emergency-card.tsx";
import { CheckStart, NewSwitchForm } from "./emergency-form.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, locale, title, formToken } = guarded;
  const found = valueOf(await readSwitches(ctx, actor));
  const { areas, nameOf } = await areasOf(guarded);
  const names = await staffNames(
    ctx,
    found.flatMap(({ steps }) => steps.map(({ byAccountId }) => byAccountId)),
  );
  const day = (date: PlainDate): string => formatDateText(locale, date, { short: true });
  const instant = (at: Date): string => day(inZone(at, zoneOf(actor.country)).date);
  return {
    title: title("emergency:title"),
    ...{ formToken, areas },
    switches: found.map((row) => ({
      id: row.id,
      areas: row.areaIds.map(nameOf).join(" · "),
      cause: row.cause,
      standing: row.isOver && row.status !== "lifted" ? ("over" as const) : row.status,
      from: day(row.from),
      lastDay: day(addDays(row.until, -1)),
      acts: row.acts,
      waitsForAnother: row.waitsForAnother,
      steps: row.steps.map((step) => ({
        ...{ id: step.id, edge: step.edge, reason: step.reason, reasonLang: step.reasonLang },
        when: instant(step.at),
        by: names.get(step.byAccountId) ?? "—",
        lastDay: day(addDays(step.untilAfter, -1)),
      })),
    })),
  };
}

const typed = {
  areaIds: many(z.string()),
  cause: z.string().default(""),
  reason: z.string().default(""),
  lastDay: z.string().default(""),
};
const onSwitch = { switchId: z.uuid(), reason: z.string().default("") };
const formSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("check-start"), ...typed }),
  z.object({ do: z.literal("start"), ...typed }),
  z.object({ do: z.literal("change"), ...typed }),
  z.object({ do: z.literal("lengthen"), ...onSwitch, lastDay: z.string().default("") }),
  z.object({ do: z.literal("ask_to_lift"), ...onSwitch }),
  z.object({ do: z.literal("lift"), ...onSwitch }),
  z.object({ do: z.literal("keep"), ...onSwitch }),
]);
const USE_CASES = { ask_to_lift: askToLiftSwitch, lift: liftSwitch, keep: keepSwitch };

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, locale, web } = guarded;
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const { do: act, ...input } = form.value;
  if (act === "change") {
    const values = form.value as Extract<typeof form.value, { do: "change" }>;
    return data({ check: null, form: { values, errors: {}, failure: null, params: {} } });
  }
  if (act === "check-start") {
    const checked = checkNewSwitch(ctx, actor, input);
    if (!checked.ok) {
      if (checked.error.kind === "denial") throw denied(checked.error);
      return form.again(checked.error);
    }
    const { nameOf } = await areasOf(guarded);
    const { lastDay } = checked.value;
    return data({
      check: {
        ...checked.value,
        areaNames: checked.value.areaIds.map(nameOf).join(" · "),
        until: isPlainDate(lastDay) ? formatDateText(locale, lastDay, { short: true }) : lastDay,
      },
      form: undefined,
    });
  }
  const outcome = await once<object>(guarded, { name: act, token: form.token }, (within) => {
    if (act === "start") return startSwitch(within, actor, input);
    return act === "lengthen" ? lengthenSwitch(within, actor, input) : USE_CASES[act](within, actor, input);
  });
  if (outcome.ok)
    return redirectWith(web, "/admin/emergency", { tone: "ok", message: `emergency:done.${act}` });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

const FROZEN = DEADLINES.filter(({ freezes }) => freezes);
const RUNNING = DEADLINES.filter(({ freezes }) => !freezes);

/** Freezing, by area, the deadlines that run against people; and what stands still, and what does not. */
export default function Emergency() {
  const { areas, switches, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = useForm(answer?.form);
  const { t } = useTranslation("emergency");
  const check = answer && "check" in answer ? answer.check : null;
  if (check)
    return (
      <div className="narrow stack">
        <h1>{t("check.heading")}</h1>
        <CheckStart check={check} formToken={formToken} />
      </div>
    );
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="muted">{t("lead")}</p>
      <ErrorSummary errors={actSummary(form, ["switchId"])} />
      <div className="split">
        <div className="stack">
          {switches.length === 0 ? <p>{t("none")}</p> : null}
          {switches.map((found) => (
            <SwitchCard key={found.id} found={found} form={form} formToken={formToken} />
          ))}
          <NewSwitchForm form={form} areas={areas} formToken={formToken} />
        </div>
        <div className="stack">
          <Card title={t("frozen")}>
            <ul className="bullets">
              {FROZEN.map(({ name }) => (
                <li key={name}>{t(`deadline.${name}`)}</li>
              ))}
            </ul>
          </Card>
          <Card title={t("running")}>
            <p className="muted">{t("runningText")}</p>
            <ul className="bullets">
              {RUNNING.map(({ name }) => (
                <li key={name}>{t(`deadline.${name}`)}</li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </>
  );
}
