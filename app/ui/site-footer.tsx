import { useTranslation } from "react-i18next";

import { Icon, type IconName } from "./icon.tsx";

export type FooterLink = { href: string; label: string; icon?: IconName };

/** The free line of a country: its number, and its opening hours in words. */
export type Contact = { phone: string; hours: string };

export type SiteFooterProps = {
  contact?: Contact;
  /** Instead of the usual links. */
  links?: readonly FooterLink[];
  /** One thin line, for staff pages. */
  slim?: boolean;
};

/** Footer on the map's ground. */
export function SiteFooter({ contact, links, slim }: SiteFooterProps) {
  const { t } = useTranslation();
  const usual: FooterLink[] = slim
    ? [
        { href: "/help", label: t("common:nav.help"), icon: "help" },
        { href: "#accessibility", label: t("common:footer.accessibility"), icon: "accessibility" },
      ]
    : [
        { href: "/complaints", label: t("common:footer.complaints") },
        { href: "/privacy", label: t("common:footer.privacy") },
        { href: "/ranking", label: t("common:footer.ranking") },
        { href: "/impact", label: t("common:footer.impact") },
        { href: "/about", label: t("common:footer.about") },
      ];
  return (
    <footer className={slim ? "foot foot--slim on-map" : "foot on-map"}>
      <div className="wrap">
        {contact && !slim ? (
          <p>
            <a href={`tel:${contact.phone.replace(/\s/g, "")}`}>
              <Icon name="phone" />
              <b>
                {t("common:footer.freeCall")} <bdi dir="ltr">{contact.phone}</bdi>
              </b>
            </a>
            <br />
            {contact.hours}
          </p>
        ) : null}
        <ul>
          {(links ?? usual).map(({ href, label, icon }) => (
            <li key={href}>
              <a href={href}>
                {icon ? <Icon name={icon} /> : null} {label}
              </a>
            </li>
          ))}
        </ul>
        {slim ? null : <p>{t("common:footer.tagline")}</p>}
      </div>
    </footer>
  );
}
