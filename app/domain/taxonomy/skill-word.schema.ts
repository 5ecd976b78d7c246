import { z } from "zod";

const folded = z.string().min(1, "required").max(300, "too_long");

export const mapWordSchema = z.object({ folded, conceptId: z.uuid("invalid") });
export const dismissWordSchema = z.object({ folded });
export const undoWordSchema = z.object({ wordId: z.uuid("invalid") });
export const langFilterSchema = z.enum(["ar", "en"]).nullable().catch(null);
