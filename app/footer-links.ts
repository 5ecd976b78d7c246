import { useTranslation } from "react-i18next";

/** The calculator and the standing texts that every page's footer leads to. */
export function useFooterLinks(): readonly { readonly href: string; readonly label: string }[] {
  const { t } = useTranslation();
  const topics = ["complaints", "privacy", "ranking", "about"].map((topic) => ({
    href: `/${topic}`,
    label: t(`common:footer.${topic}`),
  }));
  return [{ href: "/work-pays", label: t("workPays:link.footer") }, ...topics];
}
