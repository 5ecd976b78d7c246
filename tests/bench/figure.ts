/** One line of a bench; `ok` is null where there is no target or it could not be measured here. */
export type Figure = {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly target: number | null;
  readonly ok: boolean | null;
};

/** A time with an upper bound. */
export const timed = (name: string, ms: number, targetS: number): Figure => {
  const value = Math.round(ms / 10) / 100;
  return { name, value, unit: "s", target: targetS, ok: value <= targetS };
};

export const count = (name: string, value: number, target: number | null = null): Figure => ({
  name,
  value,
  unit: "count",
  target,
  ok: target === null ? null : value === target,
});

/** What could not be measured here, such as for want of the real data. */
export const unmeasured = (name: string, unit: string, target: number | null): Figure => ({
  name,
  value: null,
  unit,
  target,
  ok: null,
});
