import { useTranslation } from "react-i18next";

import { SafetyNet } from "#app/ui/safety-net.tsx";

/** Months in which the way back stays open; `max: null` without a known end. */
export type WayBackMonths = { readonly min: number; readonly max: number | null };

/** How the benefit comes back, with what the pack does not say said. */
export function WayBack({ months }: { months: WayBackMonths | null }) {
  const { t } = useTranslation("my");
  const known = months !== null && months.min > 0;
  return (
    <SafetyNet title={t("common:safetyNet.title")}>
      {known
        ? t("graduation.netKnown", { months: t("common:count.months", { count: months.min }) })
        : t("graduation.netUnknown")}
    </SafetyNet>
  );
}
