import { z } from "zod";
import { isPlainDate } from "../kernel/plain-date.ts";

/** What a figure counts. */
const UNITS = ["amount", "share", "months", "days", "count", "score"] as const;
export type Unit = (typeof UNITS)[number];

/** official: read in the law or on the body's own page; secondary: reported by others; assumed: ours, until known. */
export const CONFIDENCES = ["official", "secondary", "assumed"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

const figure = z.union([
  z.number().nonnegative(),
  z.string().regex(/^\d{1,9}\/[1-9]\d{0,8}$/, 'must be a number or a fraction such as "1/12"'),
]);
const ends = z.tuple([figure, figure.nullable()]);

/** One figure of a pack: known, known to lie in a range, or unknown (then perhaps within natural limits). */
export const parameterSchema = z
  .strictObject({
    value: figure.optional(),
    interval: ends.optional(),
    unknown: z.literal(true).optional(),
    /** Limits of an unknown that follow from what it is; without them the unit's own limits hold. */
    between: ends.optional(),
    /** What the figure counts, where the kind of rule leaves that to the pack. */
    unit: z.enum(UNITS).optional(),
    /** Id of one of the pack's sources. */
    source: z.string().min(1),
    /** The day somebody read it there. */
    readOn: z.string().refine(isPlainDate, "must be a date, YYYY-MM-DD"),
    confidence: z.enum(CONFIDENCES),
    note: z.string().min(1).optional(),
  })
  .refine((p) => [p.value, p.interval, p.unknown].filter((x) => x !== undefined).length === 1, {
    message: "needs exactly one of value, interval, unknown",
  })
  .refine((p) => p.between === undefined || p.unknown, {
    message: "only an unknown may have limits (between)",
  });
export type Parameter = z.infer<typeof parameterSchema>;

/** A figure assumed by a case in place of the pack's: a number, a range or "unknown". */
export const assumedFigureSchema = z.union([figure, ends, z.literal("unknown")]);
export type AssumedFigure = z.infer<typeof assumedFigureSchema>;

const name = z
  .string()
  .regex(/^[a-z][A-Za-z0-9-]*$/, "must start with a lower-case letter; letters, digits and - only");

export const whenSchema = z.strictObject({
  all: z.array(name).optional(),
  any: z.array(name).optional(),
  none: z.array(name).optional(),
});
/** A condition on the traits of a household, such as "couple", "children", "housing-support", "blind". */
export type When = z.infer<typeof whenSchema>;

export const nameSchema = name;
