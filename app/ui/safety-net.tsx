import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Icon } from "./icon.tsx";

export type SafetyNetProps = {
  title?: string;
  /** The terms of the country's policy pack, in words. */
  children?: ReactNode;
};

/** Stands wherever the benefit falls: the way back. */
export function SafetyNet({ title, children }: SafetyNetProps) {
  const { t } = useTranslation();
  return (
    <div className="net">
      <Icon name="lifebuoy" />
      <div>
        <p>
          <b>{title ?? t("common:safetyNet.title")}</b>
        </p>
        <p>{children ?? t("common:safetyNet.detail")}</p>
      </div>
    </div>
  );
}
