import { useTranslation } from "react-i18next";

import { otherLocale } from "#app/i18n/locale.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { AccessibilityMenu, type AccessibilityMenuProps } from "./accessibility-menu.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { Icon } from "./icon.tsx";
import { languageHref } from "./navigation.ts";

export type UtilityBarProps = AccessibilityMenuProps & {
  /** Path and query of this page, to come back to. */
  path: string;
  /** For signed-in seekers: the address that ends the session, and the neutral page to leave for. */
  quickExit?: { action: string; to: string };
};

/** The dark line at the top: accessibility, language, quick exit. */
export function UtilityBar({ path, quickExit, hidden, ...menu }: UtilityBarProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const other = otherLocale(locale);
  return (
    <div className="util on-map">
      <div className="wrap">
        <AccessibilityMenu {...menu} hidden={{ ...hidden, returnTo: path }} />
        <a className="util__link" href={languageHref(path, other)} lang={other} hrefLang={other}>
          <Icon name="globe" /> {t("common:language.other")}
        </a>
        {quickExit ? (
          <form className="quick-exit-form" method="post" action={quickExit.action}>
            <HiddenFields values={hidden} />
            <button className="quick-exit" type="submit" data-quick-exit={quickExit.to}>
              <Icon name="exit" /> {t("common:quickExit")}
            </button>
          </form>
        ) : null}
      </div>
    </div>
  );
}
