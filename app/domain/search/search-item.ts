import type { Posting } from "./posting.ts";

/** A hit as a card or a line shows it. Money in minor units. */
export type SearchItem = Pick<
  Posting,
  | "id"
  | "kind"
  | "sourceId"
  | "title"
  | "titleLang"
  | "employer"
  | "occupationId"
  | "employmentType"
  | "hoursPerWeek"
  | "shift"
  | "remote"
  | "openings"
  | "accommodations"
  | "childcare"
  | "transport"
  | "experienceYears"
  | "education"
  | "programme"
  | "postedAt"
> & {
  readonly place: {
    readonly code: string;
    readonly ar: string;
    readonly en: string;
    readonly region: { readonly code: string; readonly ar: string; readonly en: string } | null;
  } | null;
  readonly wage: {
    readonly minMinor: number;
    readonly maxMinor: number | null;
    readonly currency: string;
    /** month, week, day, hour */
    readonly period: string;
    /** gross, net; null when not said */
    readonly basis: string | null;
  } | null;
  readonly score: number;
  readonly distanceKm: number | null;
};
