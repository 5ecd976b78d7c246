import { type ReactNode, useId } from "react";

import { Path, type PathStep } from "./path.tsx";

export type EmptyStateProps = {
  title: string;
  /** What was tried, in one sentence. */
  text?: ReactNode;
  /** Ways on, best first: never a dead end. */
  ways?: readonly Omit<PathStep, "state">[];
  /** h1 where it is the page's whole answer. */
  level?: 1 | 2;
  children?: ReactNode;
};

/** The path that has not been walked yet. */
export function EmptyState({ title, text, ways = [], level = 2, children }: EmptyStateProps) {
  const id = useId();
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <section className="card empty" aria-labelledby={id}>
      <svg viewBox="0 0 200 96" aria-hidden="true" focusable="false">
        <path d="M196 88H150c-30 0-28-34-62-34S40 22 6 22" className="e-path" />
        <path className="e-here" d="M158 86V72a9 9 0 0 1 18 0v14z" />
        <path className="e-stone" d="M79 52V38a9 9 0 0 1 18 0v14z" />
        <path className="e-stone" d="M14 20V8a8 8 0 0 1 16 0v12z" />
      </svg>
      <Heading id={id}>{title}</Heading>
      {text ? <p className="muted">{text}</p> : null}
      {ways.length > 0 ? (
        <div className="ways">
          <Path
            steps={ways.map((way, index) => ({
              ...way,
              state: "next" as const,
              emphasis: index === 0,
              mark: index + 1,
            }))}
          />
        </div>
      ) : null}
      {children}
    </section>
  );
}
