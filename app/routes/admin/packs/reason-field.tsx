import { useTranslation } from "react-i18next";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import type { WordedForm } from "#app/web/form-state.ts";

/** Why the rules change: asked when a draft begins, and open to correction afterwards. */
export function ReasonField({ form, reason }: { readonly form: WordedForm; readonly reason: string }) {
  const { t } = useTranslation("packs");
  return (
    <>
      <HiddenFields values={{ reasonSeen: form.value("reasonSeen") ?? reason }} />
      <TextArea
        name="reason"
        label={t("form.reason")}
        hint={t("form.reasonHint")}
        defaultValue={form.value("reason") ?? reason}
        error={form.error("reason")}
        maxLength={2_000}
        rows={3}
        required
        dir="auto"
      />
    </>
  );
}
