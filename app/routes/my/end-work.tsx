import { useTranslation } from "react-i18next";

import { END_REASONS } from "#app/domain/placements/placement.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Select } from "#app/ui/select.tsx";
import { actForm } from "#app/web/act-form.ts";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";

/** What the forms of one placement share. */
export type WorkFields = {
  readonly formToken: string;
  readonly today: string;
  readonly hasBenefit: boolean;
};

/** Key of the words of a reason; "_" would read as a plural form. */
export const endReasonKey = (reason: string): string => `work.end.reasons.${reason.replaceAll("_", "-")}`;

/** The report that work has ended, folded away until it is needed. */
export function EndWork({
  placementId,
  form,
  fields,
}: {
  placementId: string;
  form: WordedForm;
  fields: WorkFields;
}) {
  const { t } = useTranslation("my");
  const { today, hasBenefit, formToken } = fields;
  // What was refused after the check comes back here as well.
  const act = form.value("do") === "end" ? "end" : "check-end";
  const end = actForm(form, formToken, act, ["placementId", placementId]);
  const { defaultValue = today, error } = end.kept("endedOn");
  return (
    <Disclosure summary={t("work.end.title")} open={end.isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ do: "check-end", placementId }} />
        <p>{t(hasBenefit ? "work.end.text" : "work.end.textNeutral")}</p>
        <Field
          type="date"
          label={t("work.end.date")}
          name="endedOn"
          id={end.id("endedOn")}
          defaultValue={defaultValue}
          max={today}
          error={error}
          required
        />
        <Select
          label={t("work.end.reason")}
          name="reason"
          id={end.id("reason")}
          placeholder={t("common:field.choose")}
          {...end.kept("reason")}
          options={END_REASONS.map((reason) => ({ value: reason, label: t(endReasonKey(reason)) }))}
          required
        />
        <Button variant="second">{t("work.end.review")}</Button>
      </form>
    </Disclosure>
  );
}

type Check = { placementId: string; endedOn: string; reason: string; date: string };

/** The report once more, before it is sent. */
export function CheckEnd({
  check,
  formToken,
  hasBenefit,
}: {
  check: Check;
  formToken: string;
  hasBenefit: boolean;
}) {
  const { t } = useTranslation("my");
  const { placementId, endedOn, reason, date } = check;
  return (
    <div className="narrow stack">
      <h1>{t("work.end.checkTitle")}</h1>
      <Card title={t("work.end.title")}>
        <KeyValues
          items={[
            { name: t("work.end.date"), value: date },
            { name: t("work.end.reason"), value: t(endReasonKey(reason)) },
          ]}
        />
        <Notice>{t(hasBenefit ? "work.end.text" : "work.end.textNeutral")}</Notice>
        <form method="post" className="btns">
          <HiddenFields values={{ [TOKEN_FIELD]: formToken, placementId, endedOn, reason }} />
          <Button name="do" value="end">
            {t("work.end.submit")}
          </Button>
          <Button name="do" value="change-end" variant="second">
            {t("work.end.change")}
          </Button>
        </form>
      </Card>
    </div>
  );
}
