import { type ReactNode, useId } from "react";

import { classNames } from "./class-names.ts";
import { type KeyItem, Keys } from "./key.tsx";

export type FigureProps = {
  /** A topic. */
  title: string;
  id?: string;
  /** One plain sentence: what the chart says. Comparisons are not called causes. */
  say?: ReactNode;
  keys?: readonly KeyItem[];
  /** Width on wide screens, in twelfths. */
  span?: 4 | 5 | 6 | 7 | 8 | 12;
  /** The chart. */
  children: ReactNode;
  /** Its `TableTwin`. */
  twin?: ReactNode;
};

/** A chart with its title, its sentence and its table. */
export function Figure({ title, id, say, keys, span, children, twin }: FigureProps) {
  const made = useId();
  const titleId = id ?? made;
  return (
    <section className={classNames("fig", span && `g-${span}`)} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {say ? <p className="fig__say">{say}</p> : null}
      {keys ? <Keys items={keys} /> : null}
      <figure>{children}</figure>
      {twin}
    </section>
  );
}
