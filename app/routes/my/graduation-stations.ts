import type { GraduationState } from "#app/domain/casework/graduation.ts";
import type { StepState } from "#app/ui/stone.tsx";

const STATIONS = ["proposed", "heard", "decided", "effect", "monitored"] as const;

/** How many stations a case has behind it, by where it stands. */
const PASSED: Readonly<Record<GraduationState, number>> = {
  open: 0,
  proposed: 1,
  notified: 1,
  heard: 2,
  decided_yes: 3,
  decided_not_yet: 3,
  appealed: 2,
  graduated: 4,
  sustained: 5,
  relapsed: 4,
};

/** The five stones of a case: proposal, the household's view, decision, effect, safety net. */
export function graduationStations({
  status,
}: {
  readonly status: GraduationState;
}): readonly { readonly name: (typeof STATIONS)[number]; readonly state: StepState }[] {
  const passed = PASSED[status];
  return STATIONS.map((name, index) => {
    if (index < passed) return { name, state: "done" };
    if (status === "decided_not_yet") return { name, state: "off" };
    if (index > passed) return { name, state: "later" };
    return { name, state: status === "appealed" || status === "relapsed" ? "issue" : "now" };
  });
}
