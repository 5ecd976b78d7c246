import { useTranslation } from "react-i18next";

import type { Frequency } from "#app/domain/search/saved/saved-search.ts";

import { ChoiceGroup } from "./choice-group.tsx";

export type SaveSearchFieldsProps = {
  frequency?: string;
  /** "message" or "masar". */
  by?: string;
  /** Whether alerts can be left off here. */
  withOff?: boolean;
  errors?: { frequency?: string; by?: string };
};

/** How often and where the person hears of what is new in a search. */
export function SaveSearchFields({
  frequency = "weekly",
  by = "message",
  withOff,
  errors,
}: SaveSearchFieldsProps) {
  const { t } = useTranslation();
  const often: readonly Frequency[] = withOff ? ["daily", "weekly", "off"] : ["daily", "weekly"];
  return (
    <>
      <ChoiceGroup
        kind="pill"
        legend={t("common:saveSearch.channel")}
        name="by"
        value={by}
        error={errors?.by}
        choices={[
          { value: "message", label: t("common:saveSearch.message") },
          { value: "masar", label: t("common:saveSearch.inApp") },
        ]}
      />
      <ChoiceGroup
        kind="pill"
        legend={t("common:saveSearch.frequency")}
        name="frequency"
        value={frequency}
        error={errors?.frequency}
        choices={often.map((value) => ({ value, label: t(`common:saveSearch.${value}`) }))}
      />
    </>
  );
}
