import { useTranslation } from "react-i18next";

/** Saffron: "you are here", or another word for the same. */
export function HereTag({ children }: { children?: string }) {
  const { t } = useTranslation();
  return <span className="tag-here">{children ?? t("common:here")}</span>;
}
