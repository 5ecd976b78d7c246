import type { ReactNode } from "react";

import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

/** Where a step stands: `next` is not reached yet, `later` further ahead, `off` did not happen. */
export type StepState = "done" | "now" | "next" | "later" | "issue" | "off";

export type StoneProps = {
  state: StepState;
  size?: "small" | "large";
  /** A number or an icon on the stone; done and issue have their own mark. */
  children?: ReactNode;
};

/** A milestone: round head, flat foot. Decorative: the words beside it say the state. */
export function Stone({ state, size, children }: StoneProps) {
  const mark = children ?? (state === "done" ? <Icon name="check" /> : state === "issue" ? "!" : null);
  return (
    <span
      className={classNames(
        "stone",
        state !== "next" && `stone--${state}`,
        size === "small" && "stone--sm",
        size === "large" && "stone--lg",
      )}
      aria-hidden="true"
    >
      {size === "small" ? null : mark}
    </span>
  );
}
