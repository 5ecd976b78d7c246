import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { classNames } from "./class-names.ts";
import { type StepState, Stone } from "./stone.tsx";

export type PathRowStep = {
  /** Under the stone; never left out. */
  label: ReactNode;
  state: StepState;
  /** A date or a state, one line. */
  detail?: ReactNode;
  note?: ReactNode;
  /** A number or an icon on the stone. */
  mark?: ReactNode;
};

export type PathRowProps = {
  steps: readonly PathRowStep[];
  label?: string;
  large?: boolean;
  framed?: boolean;
};

/** The path on its side: an application, the checkpoints of a placement, the stages of a vacancy. */
export function PathRow({ steps, label, large, framed }: PathRowProps) {
  const { t } = useTranslation();
  return (
    <ol className={classNames("path-row", large && "path-row--lg", framed && "pipe")} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={index}
          className={step.state === "done" ? "is-done" : step.state === "now" ? "is-now" : undefined}
          aria-current={step.state === "now" ? "step" : undefined}
        >
          <Stone state={step.state} size={large ? "large" : undefined}>
            {step.mark}
          </Stone>
          <b>{step.label}</b>
          {step.detail ? <span>{step.detail}</span> : null}
          {step.note ? <span>{step.note}</span> : null}
          {step.state === "now" ? <span className="vh">{t("common:here")}</span> : null}
        </li>
      ))}
    </ol>
  );
}
