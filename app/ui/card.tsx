import { type ReactNode, useId } from "react";

import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type CardProps = {
  title?: ReactNode;
  icon?: IconName;
  /** At the end of the title's row: a status, a link. */
  aside?: ReactNode;
  /** Anchor of the section. */
  id?: string;
  className?: string;
  children: ReactNode;
};

/** A titled part of a page on its own ground. */
export function Card({ title, icon, aside, id, className, children }: CardProps) {
  const made = useId();
  const titleId = `${id ?? made}-title`;
  const heading = (
    <h2 id={titleId}>
      {icon ? <Icon name={icon} /> : null} {title}
    </h2>
  );
  if (title === undefined) {
    return (
      <div className={classNames("card", className)} id={id}>
        {children}
      </div>
    );
  }
  return (
    <section className={classNames("card", className)} id={id} aria-labelledby={titleId}>
      {aside ? (
        <div className="row row--between">
          {heading}
          {aside}
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  );
}
