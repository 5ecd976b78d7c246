import { useTranslation } from "react-i18next";

import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";

/** What gives is the plain button; the rest is quiet. */
const LOUD: readonly string[] = ["award", "record"];

/** Every act that is open on a month that was paid too little, each with its reason. */
export function ArrearForms({
  acts,
  token,
  form,
}: {
  readonly acts: readonly string[];
  readonly token: string;
  readonly form: WordedForm;
}) {
  const { t } = useTranslation("overpayments");
  return (
    <>
      {acts.map((act) => {
        const words = `${act}Words`;
        return (
          <form key={act} method="post" className="card stack" noValidate>
            <h2>{t(`arrears.${act}.title`)}</h2>
            <p className="muted small">{t(`arrears.${act}.text`)}</p>
            <HiddenFields values={{ [TOKEN_FIELD]: token, do: act }} />
            {act === "record" ? (
              <Field
                label={t("arrears.record.day")}
                type="date"
                name="day"
                defaultValue={form.value("day")}
                error={form.error("day")}
                required
              />
            ) : (
              <TextArea
                label={t(`arrears.${act}.words`)}
                hint={t("office.wordsHint")}
                name={words}
                rows={3}
                defaultValue={form.value(words)}
                error={form.error(words)}
                required
              />
            )}
            <Button variant={LOUD.includes(act) ? undefined : "second"} block>
              {t(`arrears.${act}.submit`)}
            </Button>
          </form>
        );
      })}
    </>
  );
}
