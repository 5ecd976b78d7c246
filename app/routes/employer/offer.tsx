import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { makeOffer } from "#app/domain/applications/make-offer.server.ts";
import { openApplication } from "#app/domain/applications/open-application.server.ts";
import { currencyOf } from "#app/domain/kernel/countries.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { failure } from "#app/domain/kernel/result.ts";
import { plainDateSchema } from "#app/domain/vacancies/vacancy.schema.ts";
import { EMPLOYMENT_TYPES, WAGE_PERIODS } from "#app/domain/vacancies/vacancy.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { formatAmount, formatCurrency } from "#app/i18n/numbers.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { OfferTermsList } from "#app/ui/offer-terms.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, useForm } from "#app/web/form-state.ts";
import { fieldsOf, parseFields } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { amount, whole } from "./vacancy-form.server.ts";

const formSchema = (currency: string) =>
  z.object({
    // The first answer is checked and shown; only the second one is sent.
    do: z.enum(["check", "change", "send"]),
    wage: amount(currency).refine((minor) => minor !== null, "required"),
    wagePeriod: z.enum(WAGE_PERIODS),
    hoursPerWeek: whole(1, 72).refine((hours) => hours !== null, "required"),
    employmentType: z.enum(EMPLOYMENT_TYPES, "required"),
    startsOn: plainDateSchema,
    answerBy: plainDateSchema,
    message: z.string().trim().max(1_000, "too_long").default(""),
  });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, title, formToken } = await guardMember(args);
  const applicationId = idParam(args.params, "applicationId");
  const { candidate, vacancy } = valueOf(await openApplication(ctx, actor, { applicationId }));
  const currency = currencyOf(actor.country);
  const today = ctx.clock.today(actor.country);
  const { wageMinMinor, wagePeriod, hoursPerWeek, employmentType } = vacancy;
  return {
    title: title("employer:offer.title"),
    applicationId,
    code: candidate.code,
    vacancyTitle: vacancy.title,
    currency,
    values: {
      wage: wageMinMinor === null ? "" : formatAmount({ minor: wageMinMinor, currency }),
      wagePeriod: wagePeriod ?? "month",
      hoursPerWeek: hoursPerWeek === null ? "" : String(hoursPerWeek),
      employmentType: employmentType ?? "full_time",
      startsOn: addDays(today, 14),
      answerBy: addDays(today, 7),
    } as Readonly<Record<string, string>>,
    formToken,
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, locale, web } = guarded;
  const applicationId = idParam(args.params, "applicationId");
  const currency = currencyOf(actor.country);
  const sent = await args.request.formData();
  const form = parseFields(sent, formSchema(currency));
  if (!form.ok) return form.answer;
  const { do: step, wage, hoursPerWeek, message, ...terms } = form.value;
  const offer = { ...terms, wageMinor: wage ?? 0, hoursPerWeek: hoursPerWeek ?? 0, message: message || null };
  if (step !== "send") {
    const values = fieldsOf(sent);
    const check = step === "check" && {
      ...offer,
      currency,
      startsOn: formatDate(locale, offer.startsOn),
      answerBy: formatDate(locale, offer.answerBy),
    };
    return data({ form: { values, errors: {}, failure: null, params: {} }, check: check || null });
  }
  const outcome = await once(guarded, { name: "offer", token: form.token }, (ctx) =>
    makeOffer(ctx, actor, { applicationId, terms: offer }),
  );
  if (outcome.ok)
    return redirectWith(web, `/employer/applications/${applicationId}`, {
      tone: "ok",
      message: "employer:done.make_offer",
    });
  const { error } = outcome;
  if (error.kind === "denial") throw denied(error);
  const { wageMinor, ...fields } = error.fields ?? {};
  const named = { ...fields, ...(wageMinor ? { wage: wageMinor } : {}) };
  return form.again(failure(error.code, { params: error.params, fields: named }));
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function OfferForm() {
  const { applicationId, code, vacancyTitle } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const form = useForm(answered?.form);
  const { t } = useTranslation("employer");
  const check = answered && "check" in answered ? answered.check : null;
  return (
    <div className="narrow stack">
      <BackLink href={`/employer/applications/${applicationId}`}>{t("candidate.code", { code })}</BackLink>
      <h1>{t(check ? "offer.checkTitle" : "offer.title")}</h1>
      <p>
        <bdi>{vacancyTitle}</bdi> · <bdi>{t("candidate.code", { code })}</bdi>
      </p>
      <ErrorSummary errors={form.summary} />
      {check ? (
        <Card title={t("jobs:offer.terms")}>
          <OfferTermsList {...check} />
          <Notice>{t("jobs:offer.frozen")}</Notice>
          <Confirm values={answered?.form.values ?? {}} />
        </Card>
      ) : (
        <TermsForm form={form} />
      )}
    </div>
  );
}

function Confirm({ values }: { readonly values: Readonly<Record<string, string | readonly string[]>> }) {
  const { formToken } = useLoaderData<typeof loader>();
  const { t } = useTranslation("employer");
  const { do: _do, [TOKEN_FIELD]: _token, ...kept } = values;
  return (
    <form method="post" className="btns">
      <HiddenFields values={{ ...kept, [TOKEN_FIELD]: formToken }} />
      <Button name="do" value="send" icon="send">
        {t("offer.send")}
      </Button>
      <Button name="do" value="change" variant="second">
        {t("common:actions.edit")}
      </Button>
    </form>
  );
}

function TermsForm({ form }: { readonly form: ReturnType<typeof useForm> }) {
  const { values, currency } = useLoaderData<typeof loader>();
  const { t } = useTranslation("employer");
  const of = (name: string) => ({
    name,
    defaultValue: form.value(name) ?? values[name],
    error: form.error(name),
  });
  return (
    <form method="post" className="card stack" noValidate>
      <Field
        label={t("offer.wage")}
        hint={t("offer.wageHint")}
        unit={formatCurrency(t, currency)}
        inputMode="decimal"
        {...of("wage")}
      />
      <Select
        label={t("field.wagePeriod")}
        options={WAGE_PERIODS.map((one) => ({ value: one, label: t(`period.${one}`) }))}
        {...of("wagePeriod")}
      />
      <Field
        label={t("field.hoursPerWeek")}
        unit={t("field.hoursUnit")}
        inputMode="numeric"
        {...of("hoursPerWeek")}
      />
      <Select
        label={t("field.employmentType")}
        options={EMPLOYMENT_TYPES.map((one) => ({ value: one, label: t(`jobs:employmentType.${one}`) }))}
        {...of("employmentType")}
      />
      <Field label={t("offer.startsOn")} type="date" {...of("startsOn")} />
      <Field label={t("offer.answerBy")} hint={t("offer.answerByHint")} type="date" {...of("answerBy")} />
      <TextArea label={t("offer.message")} rows={3} optional {...of("message")} />
      <Button name="do" value="check">
        {t("offer.check")}
      </Button>
    </form>
  );
}
