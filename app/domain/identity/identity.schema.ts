import { z } from "zod";
import { ROLES } from "#app/domain/kernel/actor.ts";
import { PASSWORD_MAX } from "./password.ts";

const text = (max: number) => z.string("required").trim().min(1, "required").max(max, "too_long");
/** Passwords are taken as typed, blanks at the ends too. */
const password = z.string("required").min(1, "required").max(PASSWORD_MAX, "too_long");

/** Where a request comes from: its network address, for limits, and the language to answer in ("ar", "en"). */
export type Origin = { readonly address: string; readonly locale: string };

export const signInSchema = z.object({ login: text(254), password });
export const registrationSchema = z.object({ fullName: text(120), login: text(254), password });
export const codeSchema = z.object({ code: text(20) });
export const tieSchema = z.object({ nationalId: text(30) });
export const resetRequestSchema = z.object({ login: text(254) });
export const resetSchema = z.object({ code: text(20), password });
export const invitationSchema = z.object({
  email: text(254),
  role: z.enum(ROLES, "required").exclude(["seeker"]),
  organisationId: z.uuid("invalid").nullable(),
});
export const acceptanceSchema = z.object({ fullName: text(120), password });
/** "" is the role of a seeker, which needs no membership. */
export const roleSchema = z.object({ membership: z.union([z.literal(""), z.uuid("invalid")]) });

export type SignIn = z.infer<typeof signInSchema>;
export type Registration = z.infer<typeof registrationSchema>;
export type NewInvitation = z.infer<typeof invitationSchema>;
export type Acceptance = z.infer<typeof acceptanceSchema>;
