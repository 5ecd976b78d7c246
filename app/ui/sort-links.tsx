import { useTranslation } from "react-i18next";

export type SortLink = { href: string; label: string; current?: boolean };

/** The orders of a list as links, on wide screens; on phones sorting is inside the filters. */
export function SortLinks({ items }: { items: readonly SortLink[] }) {
  const { t } = useTranslation();
  return (
    <nav className="sort" aria-label={t("common:sort.label")}>
      <span className="muted" aria-hidden="true">
        {t("common:sort.label")}
      </span>
      {items.map(({ href, label, current }) => (
        <a key={href} href={href} aria-current={current ? "true" : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
