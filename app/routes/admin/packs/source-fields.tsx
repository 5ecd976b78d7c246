import { useTranslation } from "react-i18next";
import { Field } from "#app/ui/field.tsx";
import type { WordedForm } from "#app/web/form-state.ts";

/** One source of a pack. The id of one that is there stays, because figures name it. */
export function SourceFields({
  n,
  source,
  form,
}: {
  readonly n: number;
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly url: string;
    readonly isThere: boolean;
  };
  readonly form: WordedForm;
}) {
  const { t } = useTranslation("packs");
  const field = (part: "id" | "title" | "url") => ({
    name: `sources.${n}.${part}`,
    label: t(`frame.source_${part}`),
    defaultValue: form.value(`sources.${n}.${part}`) ?? source[part],
    error: form.error(`sources.${n}.${part}`),
    autoComplete: "off",
  });
  return (
    <fieldset className="card">
      <legend className="label">
        {source.isThere ? t("frame.sourceNumber", { n: String(n + 1) }) : t("frame.newSource")}
      </legend>
      <div className="cols-3">
        <Field
          {...field("id")}
          readOnly={source.isThere}
          dir="ltr"
          hint={source.isThere ? undefined : t("frame.idHint")}
        />
        <Field {...field("title")} dir="auto" />
        <Field {...field("url")} type="url" optional />
      </div>
    </fieldset>
  );
}
