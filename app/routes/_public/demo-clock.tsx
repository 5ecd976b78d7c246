import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { setClock } from "#app/domain/demo/set-clock.server.ts";
import { isPlainDate } from "#app/domain/kernel/plain-date.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guard } from "#app/web/guard.server.ts";

const STEPS = [1, 7, 30, 90] as const;

const changeSchema = z.union([
  z.object({ days: z.coerce.number().int().min(1).max(400) }).strict(),
  z.object({ date: z.string().refine(isPlainDate, "date_invalid") }).strict(),
]);

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, title } = await guard(args);
  const today = ctx.clock.today(ctx.surroundings.defaultCountry);
  return {
    title: title("public:demo.clock.title"),
    today: formatDate(locale, today, { weekday: true }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor, web } = await guard(args);
  const form = await parseForm(args.request, changeSchema);
  if (!form.ok) return form.answer;
  const outcome = await setClock(ctx, actor, form.value);
  if (!outcome.ok) return form.again(outcome.error);
  return redirectWith(web, "/demo/clock", { tone: "ok", message: "public:demo.clock.done" });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Moves the marketplace's time, so that months can be played in minutes. */
export default function DemoClock() {
  const { today } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("public");
  return (
    <div className="narrow stack">
      <h1>{t("demo.clock.title")}</h1>
      <p>
        {t("demo.clock.today")} <DateText date={today} />
      </p>
      <ErrorSummary errors={form.summary} />
      <Card title={t("demo.clock.forward")}>
        <form method="post" className="btns">
          {STEPS.map((days) => (
            <Button key={days} variant="second" name="days" value={days}>
              {t("demo.clock.days", { count: days })}
            </Button>
          ))}
        </form>
      </Card>
      <Card title={t("demo.clock.set")}>
        <form method="post" className="stack" noValidate>
          <Field
            label={t("demo.clock.date")}
            name="date"
            hint={t("demo.clock.hint")}
            dir="ltr"
            inputMode="numeric"
            defaultValue={form.value("date")}
            error={form.error("date")}
            required
          />
          <Button>{t("demo.clock.submit")}</Button>
        </form>
      </Card>
    </div>
  );
}
