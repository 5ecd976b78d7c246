import { useTranslation } from "react-i18next";
import { INTERVIEW_MODES } from "#app/domain/applications/interview.ts";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Select } from "#app/ui/select.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";

const TIMES = ["time1", "time2", "time3"] as const;
const DEFAULT_MINUTES = "30";

type Props = {
  readonly act: "invite" | "rebook_interview";
  readonly formToken: string;
  readonly form: WordedForm;
};

/** Offers up to three times for an interview; one is enough. */
export function InterviewForm({ act, formToken, form }: Props) {
  const { t } = useTranslation("employer");
  const wrong = [...TIMES, "minutes", "details", "mode"].some((name) => form.error(name) !== undefined);
  const of = (name: string) => ({ name, defaultValue: form.value(name), error: form.error(name) });
  return (
    <Disclosure summary={t(`act.${act}`)} open={wrong}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: act }} />
        <p className="small muted">{t("interview.text")}</p>
        {TIMES.map((name, index) => (
          <Field
            key={name}
            type="datetime-local"
            label={t("interview.time", { number: index + 1 })}
            optional={index > 0}
            {...of(name)}
          />
        ))}
        <Select
          label={t("jobs:interview.how")}
          options={INTERVIEW_MODES.map((mode) => ({ value: mode, label: t(`jobs:interview.mode.${mode}`) }))}
          {...of("mode")}
        />
        <Field
          label={t("jobs:interview.length")}
          unit={t("interview.minutesUnit")}
          inputMode="numeric"
          {...of("minutes")}
          defaultValue={form.value("minutes") ?? DEFAULT_MINUTES}
        />
        <Field
          label={t("jobs:interview.where")}
          hint={t("interview.whereHint")}
          optional
          {...of("details")}
        />
        <Button block>{t("interview.send")}</Button>
      </form>
    </Disclosure>
  );
}
