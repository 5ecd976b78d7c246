import type { Ctx } from "../../kernel/ctx.server.ts";
import { knownIntakes } from "../../programmes/known-intakes.server.ts";
import { knownVacancies } from "../../vacancies/known-vacancies.server.ts";
import type { KnownPosting } from "../posting.ts";
import type { PostingKey } from "./saved-posting.ts";

/** Postings that were public once, by id, with what has become of them: at most one query of each kind. */
export async function knownPostings(
  ctx: Pick<Ctx, "sql" | "clock">,
  postings: readonly PostingKey[],
): Promise<ReadonlyMap<string, KnownPosting>> {
  const ids = (kind: PostingKey["kind"]): string[] =>
    postings.filter((posting) => posting.kind === kind).map(({ postingId }) => postingId);
  const [vacancyIds, intakeIds] = [ids("vacancy"), ids("intake")];
  const found = await Promise.all([
    vacancyIds.length > 0 ? knownVacancies(ctx, vacancyIds) : [],
    intakeIds.length > 0 ? knownIntakes(ctx, intakeIds) : [],
  ]);
  return new Map(found.flat().map((posting) => [posting.id, posting]));
}
