import type { Ctx } from "../kernel/ctx.server.ts";
import { selectPersonNames, type PersonNameRow } from "./concept-labels.store.server.ts";

/** What people are called in the taxonomy's own occupations (a borrowed classification's names are left out), and their ISCO-08 major group. */
export const listPersonNames = (ctx: Pick<Ctx, "sql">): Promise<readonly PersonNameRow[]> =>
  selectPersonNames(ctx.sql);
