import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { hireApplication } from "#app/domain/applications/hire-application.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { confirmStart } from "#app/domain/placements/confirm-start.server.ts";
import { queueOnPostgres } from "#app/engines/queue/bullmq-on-postgres.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, anOffer, aSeeker, aVacancy } from "#tests/support/marketplace.ts";
import { startConsumers } from "#workers/consumers.ts";
import { CONSUMERS } from "#workers/reactions.ts";

const masar = useMasar();

type Sent = { readonly id: string; readonly name: string };

const sentAbout = (key: string, subjectId: string): Promise<readonly Sent[]> =>
  masar.ctx.sql.query<Sent>("select id, name from outbox_event where payload->>$1 = $2 order by seq", [
    key,
    subjectId,
  ]);

/** Lets the consumer of placements handle one event, as its job would. */
async function handle({ id, name }: Sent): Promise<boolean> {
  const react = CONSUMERS["placements"]?.reactions[name];
  return react ? masar.composition.events.once("placements", id, react) : false;
}

/** Somebody with two applications who was hired through one, started, and left the next day; nothing is handled yet. */
async function aShortJob(): Promise<{ vacancyId: string; otherId: string; placementId: string }> {
  const { ctx } = masar;
  const employer = await anEmployer(ctx);
  const vacancyId = await aVacancy(ctx, employer);
  const seeker: Member = await aSeeker(ctx);
  const other = { vacancyId: await aVacancy(ctx, employer) };
  const { applicationId: otherId } = expectOk(await applyToVacancy(ctx, seeker, other));
  const { applicationId, offerId } = await anOffer(ctx, employer, seeker, vacancyId);
  expectOk(await acceptOffer(ctx, seeker, { applicationId, offerId }));
  expectOk(await hireApplication(ctx, employer.actor, { applicationId }));
  for (const event of await sentAbout("applicationId", applicationId)) await handle(event);
  const placement = await ctx.db.placement.findFirstOrThrow({ where: { applicationId } });
  const placementId = placement.id;
  const startedOn = ctx.clock.today("SA");
  expectOk(await confirmStart(ctx, employer.actor, { placementId, startedOn }));
  const ending = { placementId, endedOn: startedOn, reason: "left_other" };
  expectOk(await endPlacement(ctx, employer.actor, ending));
  return { vacancyId, otherId, placementId };
}

async function left({ vacancyId, otherId }: Awaited<ReturnType<typeof aShortJob>>) {
  const vacancy = await masar.ctx.db.vacancy.findUniqueOrThrow({ where: { id: vacancyId } });
  const other = await masar.ctx.db.application.findUniqueOrThrow({ where: { id: otherId } });
  return { openingsFilled: vacancy.openingsFilled, other: other.status };
}

describe("an early end", () => {
  const inOrder = async (placementId: string): Promise<{ started: Sent; ended: Sent }> => {
    const events = await sentAbout("placementId", placementId);
    const named = (name: string): Sent => {
      const event = events.find((one) => one.name === name);
      if (!event) throw new Error(`No ${name}`);
      return event;
    };
    return { started: named("placement.started"), ended: named("placement.ended") };
  };

  it("that is heard of after its start leaves the opening free and the other application alive", async () => {
    const job = await aShortJob();
    const { started, ended } = await inOrder(job.placementId);
    for (const event of [started, ended]) await handle(event);
    expect(await left(job)).toEqual({ openingsFilled: 0, other: "submitted" });
  });

  it("that is heard of before its start leaves the same: openings are counted anew each time", async () => {
    const job = await aShortJob();
    const { started, ended } = await inOrder(job.placementId);
    expect(await handle(ended)).toBe(true);
    expect(await handle(started)).toBe(true);
    expect(await handle(ended)).toBe(false);
    expect(await handle(started)).toBe(false);
    expect(await left(job)).toEqual({ openingsFilled: 0, other: "submitted" });
  });
});

describe("an event about somebody who is gone", () => {
  it("is done with, without a dead letter and without a message", async () => {
    const { ctx, composition } = masar;
    const employer = await anEmployer(ctx);
    const seeker = await aSeeker(ctx);
    const vacancyId = await aVacancy(ctx, employer);
    const { applicationId } = expectOk(await applyToVacancy(ctx, seeker, { vacancyId }));
    const [submitted] = await sentAbout("applicationId", applicationId);
    await ctx.db.application.delete({ where: { id: applicationId } });
    const never = { id: randomUUID(), name: "application.submitted" };

    const queue = queueOnPostgres(masar.databaseUrl, () => undefined, { attempts: 2, pauseMs: 20 });
    await queue.prepare();
    const consumers = await startConsumers(composition, queue);
    for (const event of [submitted ?? never, never]) await queue.add("messages", [{ ...event, data: {} }]);
    const handled = () =>
      ctx.db.inboxEvent.count({ where: { eventId: submitted?.id ?? "", consumer: "messages" } });
    await vi.waitFor(async () => expect(await handled()).toBe(1), { timeout: 20_000, interval: 20 });
    // An event that is not in the outbox is another matter: it is kept where it can be seen.
    await vi.waitFor(
      async () =>
        expect(await ctx.db.deadLetter.findMany({ select: { eventId: true, reason: true } })).toEqual([
          { eventId: never.id, reason: `Error: No event with the id ${never.id}` },
        ]),
      { timeout: 20_000, interval: 20 },
    );
    expect(await ctx.db.message.count({ where: { personId: seeker.personId } })).toBe(0);
    await consumers.stop();
    await queue.close();
  });
});
