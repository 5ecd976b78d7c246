import type { StatusTone } from "#app/ui/status.tsx";

/** How a version's state is coloured. */
export const STATE_TONES: Readonly<Record<"past" | "in_force" | "waits" | "taken_back", StatusTone>> = {
  past: "plain",
  in_force: "ok",
  waits: "info",
  taken_back: "warn",
};
