import type { Role } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { selectAccountPersons, selectMemberPersons } from "./accounts.store.server.ts";

/** The persons who act for an organisation in a role today; for telling them something, never for a screen. */
export const membersOf = (
  ctx: Pick<Ctx, "sql" | "clock">,
  organisationId: string,
  role: Role,
): Promise<readonly string[]> => selectMemberPersons(ctx.sql, { organisationId, role }, ctx.clock.now());

/** The persons who hold a role anywhere in a country today; likewise. */
export const staffOf = (
  ctx: Pick<Ctx, "sql" | "clock">,
  country: string,
  role: Role,
): Promise<readonly string[]> => selectMemberPersons(ctx.sql, { country, role }, ctx.clock.now());

/** The persons of these accounts that are not shut; likewise. */
export const holdersOf = (ctx: Pick<Ctx, "sql">, accountIds: readonly string[]): Promise<readonly string[]> =>
  selectAccountPersons(ctx.sql, accountIds);
