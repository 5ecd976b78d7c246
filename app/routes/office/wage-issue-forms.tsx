import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";
import type { WageItemView } from "./wage-view.server.ts";

/** What an officer makes of it; nothing is preselected. */
export function SettleForm({
  item,
  form,
  formToken,
  today,
}: {
  readonly item: WageItemView;
  readonly form: WordedForm;
  readonly formToken: string;
  readonly today: string;
}) {
  const { t } = useTranslation("office");
  const { acts, candidates } = item;
  const names = acts.includes("attach") || (acts.includes("hers") && candidates.length > 0);
  return (
    <form method="post" className="card stack" noValidate>
      <h2>{t("wages.form.title")}</h2>
      <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "settle" }} />
      <ChoiceGroup
        legend={t("wages.form.act")}
        name="act"
        choices={acts.map((act) => ({ value: act, label: t(`wages.act.${act}`) }))}
        value={form.value("act")}
        error={form.error("act")}
        required
      />
      {names ? (
        <Select
          label={t("wages.form.placement")}
          name="placementId"
          placeholder={acts.includes("hers") ? t("wages.form.placementNone") : "—"}
          defaultValue={form.value("placementId") ?? ""}
          options={candidates}
          error={form.error("placementId")}
          optional
        />
      ) : null}
      {acts.includes("ended") ? (
        <Field
          type="date"
          label={t("wages.form.endedOn")}
          name="endedOn"
          max={today}
          defaultValue={form.value("endedOn")}
          error={form.error("endedOn")}
          optional
        />
      ) : null}
      <TextArea
        label={t("wages.form.reason")}
        hint={t("wages.form.reasonHint")}
        name="reason"
        rows={3}
        defaultValue={form.value("reason")}
        error={form.error("reason")}
      />
      <Button block>{t("wages.form.submit")}</Button>
    </form>
  );
}

/** Takes an officer's decision back. */
export function UndoForm({ formToken }: { readonly formToken: string }) {
  const { t } = useTranslation("office");
  return (
    <form method="post" className="card stack">
      <h2>{t("wages.undo.title")}</h2>
      <p>{t("wages.undo.text")}</p>
      <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "undo" }} />
      <Button variant="second" block>
        {t("wages.undo.submit")}
      </Button>
    </form>
  );
}
