/** A fact that has happened; consumers re-read what they need by the identifiers in `payload`. */
export type DomainEvent = {
  readonly id: string;
  /** `<context>.<what happened>`, such as `application.submitted`. */
  readonly name: string;
  readonly version: number;
  /** Identifiers, codes and dates only: never personal data. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly occurredAt: Date;
};

export type NewEvent = {
  readonly name: string;
  readonly version?: number;
  readonly payload: Readonly<Record<string, unknown>>;
};

export type NewAuditEntry = {
  /** `<context>.<verb>`, such as `application.submit`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Codes, identifiers and dates; never personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
};
