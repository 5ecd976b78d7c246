import { useTranslation } from "react-i18next";

import { Icon } from "./icon.tsx";

export type PaginationProps = {
  /** 1-based. */
  page: number;
  pages: number;
  hrefFor: (page: number) => string;
  /** First and last item on this page, and all: shown under the links. */
  shown?: { from: number; to: number; total: number };
  label?: string;
};

/** The pages worth offering: the first, the last, and those around the current one; null marks a leap. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages);
  const sorted = [...new Set(near)].sort((a, b) => a - b);
  return sorted.flatMap((one, index) => {
    const before = sorted[index - 1];
    return before !== undefined && one - before > 1 ? [null, one] : [one];
  });
}

/** Result pages as links; nothing when there is one page. */
export function Pagination({ page, pages, hrefFor, shown, label }: PaginationProps) {
  const { t } = useTranslation();
  return (
    <>
      {pages > 1 ? (
        <nav className="pages" aria-label={label ?? t("common:pages.label")}>
          {page > 1 ? (
            <a href={hrefFor(page - 1)} rel="prev">
              <Icon name="chevron-forward" back /> {t("common:pages.previous")}
            </a>
          ) : (
            <span className="off">{t("common:pages.previous")}</span>
          )}
          {pageNumbers(page, pages).map((number, index) =>
            number === null ? (
              <span key={`leap-${index}`} className="only-wide" aria-hidden="true">
                …
              </span>
            ) : (
              <a
                key={number}
                className={Math.abs(number - page) > 1 ? "only-wide" : undefined}
                href={hrefFor(number)}
                aria-current={number === page ? "page" : undefined}
                aria-label={t("common:pages.page", { page: number })}
              >
                {number}
              </a>
            ),
          )}
          {page < pages ? (
            <a href={hrefFor(page + 1)} rel="next">
              {t("common:pages.next")} <Icon name="chevron-forward" />
            </a>
          ) : (
            <span className="off">{t("common:pages.next")}</span>
          )}
        </nav>
      ) : null}
      {shown ? <p className="muted small center">{t("common:pages.shown", shown)}</p> : null}
    </>
  );
}
