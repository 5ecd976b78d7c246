import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { classNames } from "./class-names.ts";
import { HereTag } from "./here-tag.tsx";
import { Icon } from "./icon.tsx";
import { type StepState, Stone } from "./stone.tsx";

export type PathStep = {
  /** Tells steps apart; the title does when it is plain text. */
  key?: string;
  title: ReactNode;
  state: StepState;
  /** A date, the evidence, or what is needed: one muted line. */
  detail?: ReactNode;
  /** A number or an icon on the stone. */
  mark?: ReactNode;
  /** Saffron without the words: where everyone begins. */
  emphasis?: boolean;
  /** Links and more under the step. */
  children?: ReactNode;
};

export type PathProps = {
  steps: readonly PathStep[];
  label?: string;
  /** Small for timelines; large for the opening page. */
  size?: "small" | "large";
  /** Turns on its side when there is room. */
  turn?: boolean;
  /** Folds the walked steps at the beginning into one line with their count. */
  foldDone?: boolean;
};

/** The path, top to bottom: solid where walked, dashed where ahead. */
export function Path({ steps, label, size, turn, foldDone }: PathProps) {
  const { t } = useTranslation();
  const ahead = steps.findIndex(({ state }) => state !== "done");
  const walked = foldDone && ahead > 1 ? steps.slice(0, ahead) : [];
  const rest = steps.slice(walked.length);
  const list = (items: readonly PathStep[], name?: string) => (
    <ol
      className={classNames(
        "path",
        size === "small" && "path--sm",
        size === "large" && "path--lg",
        turn && "path-turn",
      )}
      aria-label={name}
    >
      {items.map((step, index) => (
        <Step
          key={step.key ?? (typeof step.title === "string" ? step.title : index)}
          step={step}
          size={size}
        />
      ))}
    </ol>
  );
  if (walked.length === 0) return list(steps, label);
  return (
    <>
      <details className="disc disc--done">
        <summary>
          <Stone state="done" />
          <span>{t("common:path.completed", { count: walked.length, total: steps.length })}</span>
          <Icon name="chevron-down" className="chev push" />
        </summary>
        <div>{list(walked)}</div>
      </details>
      {list(rest, label)}
    </>
  );
}

function Step({ step, size }: { step: PathStep; size?: "small" | "large" }) {
  const { t } = useTranslation();
  const { title, state, detail, mark, emphasis, children } = step;
  const spoken: Partial<Record<StepState, string>> = {
    done: t("common:path.done"),
    off: t("common:path.off"),
    issue: t("common:path.issue"),
  };
  return (
    <li className={state === "done" ? "is-done" : undefined}>
      <Stone state={emphasis ? "now" : state} size={size}>
        {mark}
      </Stone>
      <div>
        <p className={size === "small" ? undefined : "path__t"}>
          {title} {state === "now" ? <HereTag /> : null}
          {spoken[state] ? <span className="vh">({spoken[state]})</span> : null}
        </p>
        {detail ? <p className={size === "small" ? "muted small" : "muted"}>{detail}</p> : null}
        {children}
      </div>
    </li>
  );
}
