import { useTranslation } from "react-i18next";

import { choicesOf, type ValueKind } from "#app/domain/registry/variables.ts";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { Field } from "#app/ui/field.tsx";
import type { WordedForm } from "#app/web/form-state.ts";

/** What it should be, asked in the shape that the variable has; nothing is filled in before. */
export function AskedValue({
  code,
  kind,
  form,
}: {
  readonly code: string;
  readonly kind: ValueKind;
  readonly form: WordedForm;
}) {
  const { t } = useTranslation("registry");
  const shared = { name: "value", error: form.error("value"), required: true };
  if (kind === "choice" || kind === "yes_no") {
    const choices = kind === "choice" ? choicesOf(code) : ["yes", "no"];
    return (
      <ChoiceGroup
        {...shared}
        legend={t("ask.value")}
        value={form.value("value")}
        choices={choices.map((value) => ({
          value,
          label: kind === "choice" ? t(`value.${code}.${value}`) : t(`common:answer.${value}`),
        }))}
      />
    );
  }
  return (
    <Field
      {...shared}
      label={t("ask.value")}
      hint={t(`ask.${kind}Hint`)}
      inputMode={kind === "number" ? "numeric" : kind === "amount" ? "decimal" : undefined}
      defaultValue={form.value("value")}
      autoComplete="off"
    />
  );
}
