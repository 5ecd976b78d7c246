import { useTranslation } from "react-i18next";
import { Notice } from "#app/ui/notice.tsx";

/** Tells somebody in a frozen area that no deadline runs against her, and when they run again; nothing elsewhere. */
export function FreezeNotice({ until }: { until: string | null }) {
  const { t } = useTranslation("emergency");
  if (until === null) return null;
  return (
    <Notice title={t("notice.title")}>
      <p>{t("notice.text", { date: until })}</p>
    </Notice>
  );
}
