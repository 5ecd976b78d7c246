import { useTranslation } from "react-i18next";
import { TURN_DOWN_REASONS, type TurnDownReason } from "#app/domain/applications/offer.ts";
import { Select } from "#app/ui/select.tsx";
import { TextArea } from "#app/ui/text-area.tsx";

type Props = {
  readonly error: (name: string) => string | undefined;
  readonly reason?: TurnDownReason | null;
  readonly words?: string | null;
};

/** Why an offer is turned down: a reason and words, both optional. Nothing is preselected but what she said before. */
export function TurnDownFields({ error, reason, words }: Props) {
  const { t } = useTranslation("jobs");
  return (
    <>
      <Select
        label={t("offer.reason")}
        name="reason"
        optional
        placeholder={t("common:field.choose")}
        defaultValue={reason ?? undefined}
        error={error("reason")}
        options={TURN_DOWN_REASONS.map((one) => ({ value: one, label: t(`offer.reasons.${one}`) }))}
      />
      <TextArea
        label={t("offer.words")}
        hint={t("offer.wordsHint")}
        name="words"
        rows={3}
        optional
        defaultValue={words ?? undefined}
        error={error("words")}
      />
    </>
  );
}
