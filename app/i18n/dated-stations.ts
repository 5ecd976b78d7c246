import { zoneOf } from "#app/domain/kernel/countries.ts";
import { dateInZone } from "#app/domain/kernel/plain-date.ts";
import type { Station } from "#app/domain/applications/stations.ts";

import { formatDate, type FormattedDate } from "./dates.ts";
import type { Locale } from "./locale.ts";

/** Stations with the day on which each was reached, in the country's zone; day and month are enough here. */
export const datedStations = (
  locale: Locale,
  country: string,
  stations: readonly Station[],
): { label: string; state: Station["state"]; at: FormattedDate | null }[] =>
  stations.map(({ label, state, at }) => ({
    label,
    state,
    at: at && formatDate(locale, dateInZone(at, zoneOf(country)), { short: true }),
  }));
