import type { ApplicationStatus } from "./application.ts";

const STATIONS = ["sent", "seen", "talk", "decision"] as const;

/**
 * A stone on the path of an application: walked, here, ahead, one that did not happen, or the end that was not
 * hoped for. `label` is worded as `jobs:stations.<label>`; `at` is when it was reached.
 */
export type Station = {
  readonly key: (typeof STATIONS)[number];
  readonly label: string;
  readonly state: "done" | "now" | "later" | "off" | "issue";
  readonly at: Date | null;
};

const REACHED: Readonly<Record<ApplicationStatus, number>> = {
  draft: -1,
  submitted: 0,
  in_review: 1,
  postponed: 1,
  shortlisted: 2,
  interview: 2,
  offered: 3,
  accepted: 3,
  hired: 3,
  declined: 3,
  withdrawn: 3,
  lapsed: 3,
  obsolete: 3,
};

/** States that prove a station was reached: whoever declines or offers has seen the application. */
const BY_STATION: readonly (readonly ApplicationStatus[])[] = [
  ["submitted"],
  ["in_review", "shortlisted", "interview", "offered", "declined"],
  ["shortlisted", "interview", "offered"],
  ["offered", "accepted", "hired", "declined", "withdrawn", "lapsed", "obsolete"],
];
const UNHOPED: readonly ApplicationStatus[] = ["declined", "withdrawn", "lapsed", "obsolete"];
const ENDS: readonly ApplicationStatus[] = [...UNHOPED, "offered", "accepted", "hired"];

/** The four stations of an application and how far it has come on them. */
export function stationsOf(
  status: ApplicationStatus,
  steps: readonly { readonly toStatus: ApplicationStatus; readonly at: Date }[],
): readonly Station[] {
  const reached = REACHED[status];
  const unhoped = UNHOPED.includes(status);
  return STATIONS.map((key, index): Station => {
    const last = index === STATIONS.length - 1;
    const matching = steps.filter((step) => BY_STATION[index]?.includes(step.toStatus));
    const at = (last ? matching.at(-1) : matching[0])?.at ?? null;
    const here = index === reached;
    const label =
      last && ENDS.includes(status) ? status : index === 2 && status === "interview" ? "interview" : key;
    if (last && unhoped) return { key, label, state: "issue", at };
    if (here) return { key, label, state: status === "hired" ? "done" : "now", at };
    if (index > reached) return { key, label, state: "later", at: null };
    return { key, label, state: at === null ? "off" : "done", at };
  });
}
