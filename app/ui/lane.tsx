import { formatNumber } from "#app/i18n/numbers.ts";

export type LaneItem = {
  href: string;
  label: string;
  count: number;
  /** What makes it urgent: «أقربها اليوم 2:00». */
  note?: string;
  current?: boolean;
};

/** What needs action first: each kind with its count. */
export function Lanes({ items, label }: { items: readonly LaneItem[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ul className="lanes">
        {items.map(({ href, label: words, count, note, current }) => (
          <li key={href}>
            <a className="lane" href={href} aria-current={current ? "true" : undefined}>
              <span>{words}</span>
              <b>{formatNumber(count)}</b>
              {note ? <small>{note}</small> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
