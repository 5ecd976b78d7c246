import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { OverpaymentStory } from "#app/domain/benefits/overpayments/overpayment-story.ts";
import { OVERPAYMENT_CAUSES } from "#app/domain/benefits/overpayments/overpayment-machine.ts";
import { monthOf } from "#app/domain/kernel/plain-date.ts";
import { formatDateText, formatMonth } from "#app/i18n/dates.ts";
import { formatAmount, formatCurrency, formatMoney } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";
import { Button } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Select, type Option } from "#app/ui/select.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";

type FormProps = {
  readonly form: WordedForm;
  readonly data: {
    readonly formToken: string;
    readonly found: Pick<
      OverpaymentStory,
      "currency" | "plan" | "instalments" | "leftMinor" | "dueBackMinor"
    > & {
      readonly acts: readonly string[];
      readonly adults: readonly { readonly personId: string; readonly fullName: string }[];
      readonly cap: { readonly unknown: string | null };
    };
    /** What a month may take at most, in words; null where no rule that is known says so. */
    readonly cap: string | null;
    readonly months: { readonly ahead: readonly Option[]; readonly back: readonly Option[] };
  };
};

/** A form with its heading, its reason where it needs one, and one button. */
function ActForm({
  name,
  token,
  form,
  hasWords = true,
  quiet = false,
  children,
}: {
  readonly name: string;
  readonly token: string;
  readonly form: WordedForm;
  readonly hasWords?: boolean;
  readonly quiet?: boolean;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation("overpayments");
  const words = `${name}Words`;
  return (
    <form method="post" className="card stack" noValidate>
      <h2>{t(`office.${name}.title`)}</h2>
      <p className="muted small">{t(`office.${name}.text`)}</p>
      <HiddenFields values={{ [TOKEN_FIELD]: token, do: name }} />
      {children}
      {hasWords ? (
        <TextArea
          label={t(`office.${name}.words`)}
          hint={t("office.wordsHint")}
          name={words}
          rows={3}
          defaultValue={form.value(words)}
          error={form.error(words)}
          required
        />
      ) : null}
      <Button variant={quiet ? "second" : undefined} block>
        {t(`office.${name}.submit`)}
      </Button>
    </form>
  );
}

/** Telling the household, upholding, waiving; nothing is preselected. */
export function DecisionForms({ form, data }: FormProps) {
  const { t } = useTranslation("overpayments");
  const { acts } = data.found;
  const same = { form, token: data.formToken };
  return (
    <>
      {acts.includes("notify") ? (
        <ActForm name="notify" {...same}>
          <ChoiceGroup
            legend={t("office.notify.cause")}
            hint={t("office.notify.causeHint")}
            name="cause"
            choices={OVERPAYMENT_CAUSES.map((cause) => ({ value: cause, label: t(`cause.${cause}`) }))}
            value={form.value("cause")}
            error={form.error("cause")}
            required
          />
        </ActForm>
      ) : null}
      {acts.includes("write_down") ? (
        <ActForm name="write_down" quiet {...same}>
          <ChoiceGroup
            legend={t("office.write_down.who")}
            name="personId"
            choices={data.found.adults.map(({ personId, fullName }) => ({
              value: personId,
              label: fullName,
            }))}
            value={form.value("personId")}
            error={form.error("personId")}
            required
          />
        </ActForm>
      ) : null}
      {acts.includes("uphold") ? <ActForm name="uphold" {...same} /> : null}
      {acts.includes("waive") ? <ActForm name="waive" quiet {...same} /> : null}
    </>
  );
}

/** What is agreed, what was paid back, and what was written down wrongly. */
export function InstalmentForms({ form, data }: FormProps) {
  const { t } = useTranslation("overpayments");
  const { locale } = useLocale();
  const { found, cap, months, formToken } = data;
  const { acts, currency, plan, instalments, leftMinor } = found;
  const unit = formatCurrency(t, currency);
  const same = { form, token: formToken };
  const amountField = (name: string, label: string, value?: string) => (
    <Field
      label={label}
      name={name}
      inputMode="decimal"
      unit={unit}
      defaultValue={form.value(name) ?? value}
      error={form.error(name)}
      required
    />
  );
  const standing = instalments.filter(({ isCorrected }) => !isCorrected);
  const monthly = plan && formatAmount({ minor: Math.min(plan.monthlyMinor, leftMinor), currency });
  return (
    <>
      {acts.includes("agree") ? (
        <ActForm name="agree" quiet={plan !== null} {...same}>
          {cap === null ? (
            <Notice tone="warn">{t(`office.agree.noCap.${found.cap.unknown}`)}</Notice>
          ) : (
            <p>{t("office.agree.cap", { cap })}</p>
          )}
          {amountField("monthly", t("office.agree.monthly"))}
          <Select
            label={t("office.agree.first")}
            name="firstMonth"
            options={months.ahead}
            defaultValue={form.value("firstMonth")}
            error={form.error("firstMonth")}
          />
        </ActForm>
      ) : null}
      {acts.includes("record") ? (
        <>
          {months.back.length > 0 ? (
            <ActForm name="withheld" hasWords={false} {...same}>
              <Select
                label={t("office.withheld.month")}
                name="month"
                options={months.back}
                defaultValue={form.value("month")}
                error={form.error("month")}
              />
              {amountField("withheldAmount", t("plan.amount"), monthly ?? undefined)}
            </ActForm>
          ) : null}
          <ActForm name="paid" hasWords={false} quiet {...same}>
            <Field
              label={t("office.paid.day")}
              type="date"
              name="day"
              defaultValue={form.value("day")}
              error={form.error("day")}
              required
            />
            {amountField("paidAmount", t("plan.amount"))}
          </ActForm>
        </>
      ) : null}
      {acts.includes("refund") ? (
        <ActForm name="refund" hasWords={false} {...same}>
          <p>{t("office.refund.due", { amount: formatMoney(t, { minor: found.dueBackMinor, currency }) })}</p>
          <Field
            label={t("office.refund.day")}
            type="date"
            name="refundDay"
            defaultValue={form.value("refundDay")}
            error={form.error("refundDay")}
            required
          />
          {amountField(
            "refundAmount",
            t("plan.amount"),
            formatAmount({ minor: found.dueBackMinor, currency }),
          )}
        </ActForm>
      ) : null}
      {acts.includes("correct") && standing.length > 0 ? (
        <ActForm name="correct" quiet {...same}>
          <Select
            label={t("office.correct.which")}
            name="instalmentId"
            placeholder={t("office.correct.choose")}
            options={standing.map(({ id, kind, period, amountMinor }) => ({
              value: id,
              label: `${
                kind === "withheld"
                  ? t("plan.withheld", { month: formatMonth(locale, monthOf(period)) })
                  : t(kind === "refund" ? "plan.refunded" : "plan.byHand", {
                      day: formatDateText(locale, period),
                    })
              } · ${formatMoney(t, { minor: amountMinor, currency })}`,
            }))}
            defaultValue={form.value("instalmentId") ?? ""}
            error={form.error("instalmentId")}
          />
        </ActForm>
      ) : null}
    </>
  );
}
