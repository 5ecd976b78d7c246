/**
 * A state machine as a table (style.md 7). `by` names who may take the edge, `guard` and `effects` name
 * rules and consequences in code, `reason` says whether one must be written down.
 */
export type Transition<State extends string> = {
  readonly name: string;
  readonly from: readonly State[];
  readonly to: State;
  readonly by: readonly TransitionActor[];
  readonly guard?: string;
  readonly reason?: "required" | "optional";
  readonly effects?: readonly string[];
};

export type TransitionActor =
  | "seeker"
  | "employer"
  | "adviser"
  | "officer"
  | "supervisor"
  | "trainer"
  | "administrator"
  | "worker"
  | "import";

export type Machine<State extends string> = {
  readonly name: string;
  readonly initial: readonly State[];
  readonly final: readonly State[];
  readonly transitions: readonly Transition<State>[];
};

/** The edge `name` leaving `from`, or null when the table has none. */
export function findTransition<State extends string>(
  machine: Machine<State>,
  name: string,
  from: State,
): Transition<State> | null {
  return machine.transitions.find((t) => t.name === name && t.from.includes(from)) ?? null;
}

/** Names of the edges that `by` may take from `from`, in table order. */
export function edgesFrom<State extends string>(
  machine: Machine<State>,
  from: State,
  by?: TransitionActor,
): readonly Transition<State>[] {
  return machine.transitions.filter((t) => t.from.includes(from) && (!by || t.by.includes(by)));
}
