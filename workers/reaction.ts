import type { Actor } from "#app/domain/kernel/actor.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { DomainEvent } from "#app/domain/kernel/events.ts";

/** What a consumer does on an event; it runs in the transaction that notes it as done. */
export type Reaction = (ctx: Ctx, event: DomainEvent) => Promise<void>;
export type Reactions = Readonly<Record<string, Reaction>>;

/** The worker as an actor: it counts, reminds and opens; it decides nothing about people. */
export const worker = (country = "SA"): Actor => systemActor("worker", country);
