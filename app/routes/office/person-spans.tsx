import { useTranslation } from "react-i18next";
import { END_REASONS } from "#app/domain/placements/placement.ts";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Select } from "#app/ui/select.tsx";
import type { ActForm } from "#app/ui/work-acts.tsx";
import { tierName } from "./tiers.ts";

type SpanProps = { readonly form: ActForm; readonly today: string };

/** What the office has seen or heard; nothing is preselected. */
export function ShownBy({ form }: { readonly form: ActForm }) {
  const { t } = useTranslation("office");
  return (
    <Select
      id={form.id("shownBy")}
      label={t("acts.shownBy")}
      name="shownBy"
      placeholder={t("common:field.choose")}
      options={(["payslip", "employer", "self"] as const).map((tier) => ({
        value: tier,
        label: t(`common:evidence.${tierName(tier)}`),
      }))}
      {...form.kept("shownBy")}
      required
    />
  );
}

/** The office writes down that work began. */
export function StartByOffice({ form, today }: SpanProps) {
  const { t } = useTranslation("office");
  return (
    <Disclosure summary={t("acts.start.title")} open={form.isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={form.hidden} />
        <p>{t("acts.start.text")}</p>
        <Field
          type="date"
          id={form.id("startedOn")}
          label={t("work:start.on")}
          name="startedOn"
          max={today}
          {...form.kept("startedOn")}
          required
        />
        <ShownBy form={form} />
        <Button variant="second">{t("acts.start.submit")}</Button>
      </form>
    </Disclosure>
  );
}

/** The office writes down that work has ended. */
export function EndByOffice({ form, today }: SpanProps) {
  const { t } = useTranslation("office");
  return (
    <Disclosure summary={t("acts.end.title")} open={form.isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={form.hidden} />
        <p>{t("work:end.textOffice")}</p>
        <Field
          type="date"
          id={form.id("endedOn")}
          label={t("work:end.on")}
          name="endedOn"
          max={today}
          {...form.kept("endedOn")}
          required
        />
        <Select
          id={form.id("reason")}
          label={t("work:end.reason")}
          name="reason"
          placeholder={t("common:field.choose")}
          options={END_REASONS.map((reason) => ({
            value: reason,
            label: t(`my:work.end.reasons.${reason.replaceAll("_", "-")}`),
          }))}
          {...form.kept("reason")}
          required
        />
        <ShownBy form={form} />
        <Button variant="second">{t("acts.end.submit")}</Button>
      </form>
    </Disclosure>
  );
}
