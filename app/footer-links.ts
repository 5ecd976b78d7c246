import { useTranslation } from "react-i18next";

/** The standing texts that every page's footer leads to. */
export function useFooterLinks(): readonly { readonly href: string; readonly label: string }[] {
  const { t } = useTranslation();
  return ["complaints", "privacy", "ranking", "about"].map((topic) => ({
    href: `/${topic}`,
    label: t(`common:footer.${topic}`),
  }));
}
