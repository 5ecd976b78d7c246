import { useTranslation } from "react-i18next";
import type { GraduationState } from "#app/domain/casework/graduation.ts";
import { PathRow } from "#app/ui/path-row.tsx";
import type { StepState } from "#app/ui/stone.tsx";

const STEPS = ["open", "proposed", "heard", "decided", "window", "graduated"] as const;

/** How many steps lie behind a case in each state. */
const WALKED: Readonly<Record<GraduationState, number>> = {
  open: 1,
  proposed: 2,
  notified: 2,
  heard: 3,
  decided_yes: 4,
  decided_not_yet: 4,
  appealed: 4,
  graduated: 6,
  sustained: 6,
  relapsed: 6,
};

/** The case's path: who has done what, and where it stands. */
export function GraduationSteps({
  status,
  edges,
}: {
  readonly status: GraduationState;
  readonly edges: readonly string[];
}) {
  const { t } = useTranslation("office");
  const walked = WALKED[status];
  const closed = status === "decided_not_yet";
  const happened: Readonly<Record<string, boolean>> = {
    proposed: edges.includes("propose"),
    heard: edges.includes("hear"),
  };
  const stateOf = (index: number): StepState => {
    const step = STEPS[index] ?? "open";
    if (status === "appealed" && step === "window") return "issue";
    if (closed && index >= walked) return "off";
    if (index < walked) return happened[step] === false ? "off" : "done";
    return index === walked ? "now" : "later";
  };
  return (
    <PathRow
      framed
      label={t("graduation.steps")}
      steps={STEPS.map((step, index) => ({ label: t(`graduation.step.${step}`), state: stateOf(index) }))}
    />
  );
}
