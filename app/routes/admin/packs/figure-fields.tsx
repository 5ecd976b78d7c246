import { useTranslation } from "react-i18next";
import { CONFIDENCES } from "#app/domain/benefits/parameter.schema.ts";
import type { TypedFigure } from "#app/domain/benefits/pack-editor/typed-figure.ts";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/select.tsx";
import type { WordedForm } from "#app/web/form-state.ts";

export type FigureFormView = {
  readonly name: string;
  readonly title: string;
  /** What may be typed, in words: "An amount with at most 2 decimals, such as 1,320.50". */
  readonly allowed: string;
  readonly typed: TypedFigure;
};

const WAYS = ["value", "interval", "unknown"] as const;

/** The fields of one figure: known, between two ends, or unknown; where it was read, when, and how sure that is. */
export function FigureFields({
  figure,
  sources,
  form,
}: {
  readonly figure: FigureFormView;
  readonly sources: readonly { readonly id: string; readonly title: string }[];
  readonly form: WordedForm;
}) {
  const { t } = useTranslation("packs");
  const { name, title, allowed, typed } = figure;
  const field = (part: keyof TypedFigure) => ({
    name: `${name}.${part}`,
    defaultValue: form.value(`${name}.${part}`) ?? typed[part],
    error: form.error(`${name}.${part}`),
  });
  return (
    <fieldset className="card stack">
      <legend className="label">{title}</legend>
      <ChoiceGroup
        kind="pill"
        legend={t("form.known")}
        name={`${name}.known`}
        value={form.value(`${name}.known`) ?? typed.known}
        error={form.error(`${name}.known`)}
        choices={WAYS.map((value) => ({ value, label: t(`form.ways.${value}`) }))}
      />
      <Field
        {...field("value")}
        label={t("form.value")}
        hint={allowed}
        dir="ltr"
        inputMode="text"
        autoComplete="off"
      />
      <div className="cols-2">
        <Field
          {...field("from")}
          label={t("form.from")}
          hint={t("form.fromHint")}
          dir="ltr"
          autoComplete="off"
        />
        <Field
          {...field("until")}
          label={t("form.until")}
          hint={t("form.untilHint")}
          dir="ltr"
          autoComplete="off"
        />
      </div>
      <div className="cols-3">
        <Select
          {...field("source")}
          label={t("form.source")}
          dir="auto"
          options={sources.map(({ id, title: words }) => ({ value: id, label: words }))}
        />
        <Field
          {...field("readOn")}
          label={t("form.readOn")}
          hint={t("form.dateHint")}
          dir="ltr"
          autoComplete="off"
        />
        <Select
          {...field("confidence")}
          label={t("form.confidence")}
          options={CONFIDENCES.map((value) => ({ value, label: t(`benefits:confidence.${value}`) }))}
        />
      </div>
      <Field
        {...field("note")}
        label={t("form.note")}
        optional
        maxLength={1_000}
        dir="auto"
        autoComplete="off"
      />
    </fieldset>
  );
}
