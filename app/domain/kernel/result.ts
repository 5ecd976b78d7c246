/** Outcome of a use case: expected denials and failures are values, surprises are thrown. */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** "You may not": the actor lacks the right. `code` is worded in i18n (`denials.<code>`). */
export type Denial = { readonly kind: "denial"; readonly code: string };

/** "It can't be done like this": bad input or a state that does not allow it. Worded in i18n (`failures.<code>`). */
export type Failure = {
  readonly kind: "failure";
  readonly code: string;
  /** Parameters for the wording; never personal data. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** Field name -> message code, for forms. */
  readonly fields?: Readonly<Record<string, string>>;
};

export type Outcome<T> = Result<T, Denial | Failure>;

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const denial = (code: string): Denial => ({ kind: "denial", code });
export const failure = (
  code: string,
  more: { params?: Failure["params"]; fields?: Failure["fields"] } = {},
): Failure => ({ kind: "failure", code, ...more });

export const deny = (reason: string | Denial): { ok: false; error: Denial } => ({
  ok: false,
  error: typeof reason === "string" ? denial(reason) : reason,
});
export const fail = (
  reason: string | Failure,
  more: { params?: Failure["params"]; fields?: Failure["fields"] } = {},
): { ok: false; error: Failure } => ({
  ok: false,
  error: typeof reason === "string" ? failure(reason, more) : reason,
});

/** Closes an exhaustive switch: a new member of the union fails to compile here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}

/** The value of an outcome that cannot fail here (seeds, tests); throws with the code otherwise. */
export function expectOk<T>(outcome: Result<T, Denial | Failure>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`Unexpected ${outcome.error.kind}: ${outcome.error.code} ${JSON.stringify(outcome.error)}`);
}
