import { z } from "zod";
import type { HandedEvent } from "#app/engines/database/outbox.server.ts";
import type { QueueJob } from "#app/engines/queue/queue.ts";

/** An event travels with its job, so that its consumer need not read it again; it holds identifiers only. */
export const jobOf = ({ id, name, version, payload, occurredAt, requestId }: HandedEvent): QueueJob => ({
  id,
  name,
  data: { version, payload, occurredAt: occurredAt.getTime(), requestId },
});

const dataSchema = z.object({
  version: z.number(),
  payload: z.record(z.string(), z.unknown()),
  occurredAt: z.number(),
  requestId: z.string().nullable(),
});

/** The event of a job; its id when the job came without it. */
export function eventOf({ id, name, data }: QueueJob): HandedEvent | string {
  const { success, data: rest } = dataSchema.safeParse(data);
  return success ? { ...rest, id, name, occurredAt: new Date(rest.occurredAt) } : id;
}
