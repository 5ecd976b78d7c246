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
  /** What a row in a state must say, by column; the database refuses it otherwise. */
  readonly requires?: Readonly<Partial<Record<State, readonly string[]>>>;
};

/** Every state of the machine, in the order of its table. */
export const statesOf = <State extends string>(machine: Machine<State>): readonly State[] => [
  ...new Set([
    ...machine.initial,
    ...machine.transitions.flatMap((t) => [...t.from, t.to]),
    ...machine.final,
  ]),
];

export type Chosen<State extends string> =
  | { readonly transition: Transition<State> }
  /** The guard that stands against the edge; null when the table has no such edge from this state. */
  | { readonly guard: string | null };

/** The edge `name` from `from` whose guard holds: an edge that leads to several states has a row for each. */
export function chooseTransition<State extends string>(
  machine: Machine<State>,
  name: string,
  from: State,
  holds: (guard: string, to: State) => boolean,
): Chosen<State> {
  const rows = machine.transitions.filter((t) => t.name === name && t.from.includes(from));
  const transition = rows.find((t) => t.guard === undefined || holds(t.guard, t.to));
  return transition ? { transition } : { guard: rows[0]?.guard ?? null };
}

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
