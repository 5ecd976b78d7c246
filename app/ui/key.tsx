import type { ReactNode } from "react";

export type KeyItem = {
  /** What the mark stands for. */
  label: ReactNode;
  /** A stone of wage or benefit, a reference line, or a data series 1 to 4. */
  mark: "wage" | "benefit" | "maybe" | "waits" | "reference" | "f1" | "f2" | "f3" | "f4" | "f-bad" | "f-surf";
};

const STONE = "M0 16V7a7 7 0 0 1 14 0v9z";

/** The key to a chart. */
export function Keys({ items }: { items: readonly KeyItem[] }) {
  return (
    <p className="keys">
      {items.map(({ label, mark }, index) => (
        <span className="key" key={index}>
          {mark === "reference" ? (
            <svg className="key-ref" viewBox="0 0 22 16" aria-hidden="true">
              <line className="ref" x1="0" y1="8" x2="22" y2="8" />
            </svg>
          ) : (
            <svg viewBox="0 0 14 16" aria-hidden="true">
              <path className={mark.startsWith("f") ? mark : `g-${mark}`} d={STONE} />
            </svg>
          )}{" "}
          {label}
        </span>
      ))}
    </p>
  );
}
