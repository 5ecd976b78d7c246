import { useTranslation } from "react-i18next";

/** First in the order of tabs: to the content, and to the accessibility menu. */
export function SkipLinks() {
  const { t } = useTranslation();
  return (
    <div className="skips">
      <a href="#main">{t("common:skip.content")}</a>
      <a href="#accessibility">{t("common:skip.accessibility")}</a>
    </div>
  );
}
