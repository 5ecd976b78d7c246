import type { Ctx } from "../../kernel/ctx.server.ts";
import { intakesForIndex } from "../../programmes/intakes-for-index.server.ts";
import { vacanciesForIndex } from "../../vacancies/postings-for-index.server.ts";
import { findAlert } from "./saved-searches.store.server.ts";
import { openFound } from "./sealed-search.ts";

/**
 * Whether an alert should still leave: its search is kept, its alerts are on and wanted outside of Masar, and at
 * least one of the postings it counted can still be found.
 */
export async function isAlertWanted(ctx: Ctx, alertId: string): Promise<boolean> {
  const alert = await findAlert(ctx.sql, alertId);
  if (!alert || alert.deletedAt || alert.ended || !alert.beyondMasar || alert.frequency === "off")
    return false;
  const ids = [...openFound(ctx.cipher, alertId, alert.foundSealed)];
  const [vacancies, intakes] = await Promise.all([
    vacanciesForIndex(ctx, { ids }),
    intakesForIndex(ctx, { ids }),
  ]);
  return vacancies.length + intakes.length > 0;
}
