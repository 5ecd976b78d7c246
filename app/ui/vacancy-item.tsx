import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Status } from "./status.tsx";

export type VacancyItemProps = {
  href: string;
  title: string;
  /** «القطيف · 3 شواغر · تُغلق 3 ديسمبر». */
  facts: ReactNode;
  candidates: number;
  interviews: number;
  started: number;
  current?: boolean;
  /** «بلا رد منذ 6 أيام», when the employer is late. */
  late?: string | null;
};

/** One of the employer's own vacancies, with how far it has come. */
function VacancyItem(props: VacancyItemProps) {
  const { t } = useTranslation();
  const { href, title, facts, current, late } = props;
  return (
    <a className="vac" href={href} aria-current={current ? "true" : undefined}>
      <span className="vac__t">{title}</span>
      <span className="muted small">{facts}</span>
      <span className="vac__n">
        {(["candidates", "interviews", "started"] as const).map((what) => (
          <span key={what}>
            <b>{props[what]}</b> {t(`common:vacancy.${what}`, { count: props[what] })}
          </span>
        ))}
      </span>
      {late ? (
        <span className="vac__s">
          <Status tone="warn" icon="clock">
            {late}
          </Status>
        </span>
      ) : null}
    </a>
  );
}

/** The employer's vacancies, one under the other. */
export function VacancyList({ items }: { items: readonly VacancyItemProps[] }) {
  return (
    <ul className="vacs">
      {items.map((item) => (
        <li key={item.href}>
          <VacancyItem {...item} />
        </li>
      ))}
    </ul>
  );
}
