import { z } from "zod";

/** At most so many in one event: a consumer works through it in one transaction. */
export const BATCH_MOST = 500;

const one = z.object({ placementId: z.uuid(), personId: z.uuid(), applicationId: z.uuid().nullable() });

/** Version 1 of an event speaks of one placement, version 2 of up to 500; readers take either. */
const oneOrMany = <Item extends z.ZodType>(item: Item) =>
  z.union([
    z.object({ country: z.string(), items: z.array(item).max(BATCH_MOST) }),
    item.transform((only) => ({ country: null, items: [only] })),
  ]);

/** The same events for one or many; `country` is null in version 1, whose readers look it up. */
export const placementBatches = {
  "placement.started": oneOrMany(one.extend({ startedOn: z.string() })),
  "placement.dates_corrected": oneOrMany(
    one.extend({
      startedOn: z.string(),
      endedOn: z.string().nullable(),
      tookOpening: z.boolean(),
      takesOpening: z.boolean(),
    }),
  ),
  "placement.ended": oneOrMany(one.extend({ endedOn: z.string(), daysWorked: z.number() })),
  "placement.evidenced": oneOrMany(one),
  "checkpoint.confirmed": oneOrMany(one.extend({ day: z.number() })),
} as const;

const question = z.object({ questionId: z.uuid(), personId: z.uuid() });

/** Version 1 of a question's event names its country itself. */
export const wageQuestionsAsked = z.union([
  z.object({ country: z.string(), items: z.array(question).max(BATCH_MOST) }),
  question.extend({ country: z.string() }).transform(({ country, ...only }) => ({ country, items: [only] })),
]);

/** A list in pieces of at most `size`. */
export function inChunks<T>(list: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < list.length; at += size) chunks.push(list.slice(at, at + size));
  return chunks;
}
