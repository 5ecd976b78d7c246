import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { HereTag } from "./here-tag.tsx";
import { Icon } from "./icon.tsx";

export type NextStepProps = {
  title: ReactNode;
  id?: string;
  /** The step after this one, as one muted line. */
  then?: string;
  children?: ReactNode;
};

/** What to do now; one on a page. */
export function NextStep({ title, id = "next-step", then, children }: NextStepProps) {
  const { t } = useTranslation();
  return (
    <section className="next" aria-labelledby={id}>
      <p>
        <HereTag>{t("common:nextStep.label")}</HereTag>
      </p>
      <h2 id={id}>{title}</h2>
      {children}
      {then ? (
        <p className="next__then">
          <Icon name="arrow-forward" />
          <span>{t("common:nextStep.then", { step: then })}</span>
        </p>
      ) : null}
    </section>
  );
}
