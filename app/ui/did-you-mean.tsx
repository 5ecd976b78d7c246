import { useTranslation } from "react-i18next";

import { TapLink } from "./tap-link.tsx";

export type DidYouMeanProps = { shown: string; typed: string; undoHref: string };

/** What was searched instead of what was typed, and the way back. */
export function DidYouMean({ shown, typed, undoHref }: DidYouMeanProps) {
  const { t } = useTranslation();
  return (
    <p className="dym">
      <span data-announce="">
        {t("common:didYouMean.shown")} <b>«{shown}»</b> {t("common:didYouMean.insteadOf")}{" "}
        <bdi>«{typed}»</bdi>.
      </span>{" "}
      <TapLink href={undoHref} icon="undo">
        {t("common:actions.undo")}
      </TapLink>
    </p>
  );
}
