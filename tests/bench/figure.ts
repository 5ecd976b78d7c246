/** One line of a bench; `ok` is null where there is no target or it could not be measured here. */
export type Figure = {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly target: number | null;
  readonly ok: boolean | null;
};

type Target = { readonly atMost?: number; readonly atLeast?: number };

/** A measured value, rounded to `digits` after the point, against a bound or none. */
export function measured(
  name: string,
  value: number,
  unit: string,
  { atMost, atLeast, digits = 2 }: Target & { readonly digits?: number } = {},
): Figure {
  const rounded = Number(value.toFixed(digits));
  const ok = atMost !== undefined ? rounded <= atMost : atLeast !== undefined ? rounded >= atLeast : null;
  return { name, value: rounded, unit, target: atMost ?? atLeast ?? null, ok };
}

/** A time with an upper bound. */
export const timed = (name: string, ms: number, targetS: number): Figure =>
  measured(name, ms / 1_000, "s", { atMost: targetS });

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

/** The value that `share` of `values` stay below; 0 of none. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** The middle, 95th and 99th percentile of times in milliseconds; the 95th against a target, or none. */
export function* quantiles(name: string, times: readonly number[], target: number | null): Generator<Figure> {
  yield measured(`${name}_p50`, quantile(times, 0.5), "ms", { digits: 1 });
  yield measured(`${name}_p95`, quantile(times, 0.95), "ms", {
    ...{ digits: 1 },
    ...(target === null ? {} : { atMost: target }),
  });
  yield measured(`${name}_p99`, quantile(times, 0.99), "ms", { digits: 1 });
}
