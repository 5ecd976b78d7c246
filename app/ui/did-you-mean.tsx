import { useTranslation } from "react-i18next";

import { isolated } from "#app/i18n/isolated.ts";

import { TapLink } from "./tap-link.tsx";

export type DidYouMeanProps = { shown: string; typed: string; undoHref: string };

/** What was searched instead of what was typed, and the way back. */
export function DidYouMean({ shown, typed, undoHref }: DidYouMeanProps) {
  const { t } = useTranslation();
  return (
    <p className="dym">
      <span data-announce="">
        {t("common:didYouMean.shown")} <b>{t("common:quoted", { text: isolated(shown) })}</b>{" "}
        {t("common:didYouMean.insteadOf")} {t("common:quoted", { text: isolated(typed) })}.
      </span>{" "}
      <TapLink href={undoHref} icon="undo">
        {t("common:actions.undo")}
      </TapLink>
    </p>
  );
}
