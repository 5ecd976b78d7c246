/** An establishment: a place of work with the registration number that wage records name. */
export type Establishment = {
  readonly id: string;
  readonly registrationNumber: string;
  readonly name: string;
  readonly placeId: string | null;
};

export type Employer = {
  readonly id: string;
  readonly kind: "employer" | "provider" | "office";
  readonly name: string;
  readonly nameLang: string;
  readonly country: string;
  readonly verified: boolean;
  readonly establishments: readonly Establishment[];
};

/** How an employer has dealt with people so far; shown to those who think of applying. */
export type EmployerRecord = {
  /** Applications of the last year whose answer was due: all, and those answered. */
  readonly due: number;
  readonly answered: number;
  /** Median days to the first answer; null when there was none. */
  readonly medianDays: number | null;
  readonly hired: number;
  /** Of those who started at least 90 days ago: still there after 90 days. */
  readonly stayed: number;
};

/** Fewer cases than this say nothing about an employer, and might point at a person. */
export const LEAST_CASES = 5;

/** Answers out of 100; null while too few are due. */
export const replyShare = (record: EmployerRecord): number | null =>
  record.due < LEAST_CASES ? null : Math.round((record.answered / record.due) * 100);
