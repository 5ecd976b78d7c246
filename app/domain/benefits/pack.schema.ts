import { z } from "zod";
import { isPlainDate } from "../kernel/plain-date.ts";
import { nameSchema, parameterSchema } from "./parameter.schema.ts";

const date = z.string().refine(isPlainDate, "must be a date, YYYY-MM-DD");
const bilingual = z.strictObject({ ar: z.string().min(1), en: z.string().min(1) });

/** Ideas for which a country may have a word of its own; the words of Masar stand where it has none. */
export const LOCAL_TERMS = [
  "scheme",
  "benefit",
  "beneficiary",
  "household",
  "breadwinner",
  "dependant",
  "score",
  "threshold",
  "graduation",
  "reinstatement",
  "exemption",
  "overpayment",
] as const;
export type LocalTerm = (typeof LOCAL_TERMS)[number];
/** The words that a country or a scheme has for some of them, in both languages. */
export type LocalTerms = Partial<Readonly<Record<LocalTerm, { readonly ar: string; readonly en: string }>>>;

/** A pack's own words; none where Masar's stand. */
export const termsOf = ({ terms }: Pick<PolicyPack, "terms">): LocalTerms => terms ?? {};

const ruleSchema = z.strictObject({
  id: nameSchema,
  kind: z.string().min(1),
  params: z.record(nameSchema, parameterSchema),
  settings: z.record(z.string(), z.unknown()).default({}),
});
export type PackRule = z.infer<typeof ruleSchema>;

/** A policy pack as it is written: data only. Rules are checked further by their kind (compile-pack.ts). */
export const packSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, "must be lower-case letters, digits and -"),
    version: z.int().min(1),
    country: z.string().regex(/^[A-Z]{2}$/, "must be a country code of two capital letters"),
    currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code"),
    /** The scheme that the pack describes; its versions share it. */
    scheme: nameSchema,
    name: bilingual,
    /** The words that this country uses, in both languages. */
    terms: z.partialRecord(z.enum(LOCAL_TERMS), bilingual).optional(),
    /** In force [from, until). */
    effective: z.strictObject({ from: date, until: date.nullable() }),
    /** Whether the scheme counts earnings before or after contributions. */
    countsEarnings: z.enum(["gross", "net"]),
    rounding: z.enum(["half-up", "half-even", "down", "up"]),
    /** When a graduation case may open: so many months of earnings at or above a share of the award. */
    graduation: z.strictObject({ months: parameterSchema, lineShareOfAward: parameterSchema }),
    sources: z
      .array(
        z.strictObject({
          id: z.string().min(1),
          title: z.string().min(1),
          url: z.string().url().optional(),
        }),
      )
      .min(1),
    rules: z.array(ruleSchema).min(1),
  })
  .refine((p) => p.effective.until === null || p.effective.from < p.effective.until, {
    message: "ends before it begins",
    path: ["effective"],
  });
export type PolicyPack = z.infer<typeof packSchema>;
