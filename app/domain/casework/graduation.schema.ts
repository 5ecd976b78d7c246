import { z } from "zod";

const words = z.string().trim().min(10, "too_short").max(4_000, "too_long");

export const proposeGraduationSchema = z.object({ caseId: z.uuid(), reason: words });

export const hearHouseholdSchema = z.object({
  caseId: z.uuid(),
  /** What the household wants to say; may be nothing. */
  said: z.string().trim().max(4_000, "too_long").default(""),
  healthCover: z.enum(["confirmed", "loss_heard", "unknown"]),
});

export const recordHealthCoverSchema = z.object({
  caseId: z.uuid(),
  healthCover: z.enum(["confirmed", "loss_heard"], { message: "missing" }),
});

export const decideGraduationSchema = z.object({
  caseId: z.uuid(),
  decision: z.enum(["yes", "not_yet"], { message: "missing" }),
  reason: words,
});

export const decideAppealSchema = z.object({
  caseId: z.uuid(),
  decision: z.enum(["uphold", "not_yet"], { message: "missing" }),
  reason: words,
});

export const closeCaseSchema = z.object({ caseId: z.uuid(), reason: words });

export const appealGraduationSchema = z.object({ caseId: z.uuid(), reason: words });
export const reportRelapseSchema = z.object({ caseId: z.uuid() });
