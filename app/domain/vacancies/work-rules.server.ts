import type { Ctx } from "../kernel/ctx.server.ts";
import { NO_WORK_RULES, type WorkRules } from "./decent-work.ts";

/** The limits that a country's policy pack sets to vacancies; none while no pack states them. */
export async function workRulesOf(_ctx: Pick<Ctx, "sql">, _country: string): Promise<WorkRules> {
  return NO_WORK_RULES;
}
