import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { askForChange } from "#app/domain/registry/ask-for-change.server.ts";
import { readOwnScores } from "#app/domain/registry/read-own-scores.server.ts";
import type { OpenedAccount } from "./accounts.ts";

/** A seeker of the demo says that the number of rooms is wrong, so that an officer finds a request to look at. */
export async function seedChangeRequest(ctx: Ctx, account: OpenedAccount, country: string): Promise<void> {
  const seeker: Member = {
    ...{ kind: "member", role: "seeker", organisationId: null, actingFor: null, country },
    ...account,
  };
  const scores = await readOwnScores(ctx, seeker);
  if (scores.kind !== "shown") return;
  const rooms = scores.scores.flatMap(({ variables }) => variables).find(({ code }) => code === "rooms");
  if (!rooms) return;
  const reason = "انتقلنا إلى شقة أصغر في أول الصيف، وعقد الإيجار موجود.";
  expectOk(await askForChange(ctx, seeker, { variableId: rooms.id, value: "1", reason }));
}
