import { assertNever } from "#app/domain/kernel/result.ts";
import type { Role } from "#app/domain/kernel/actor.ts";
import { audiences } from "./audiences.ts";

function deskOf(role: Role): string {
  switch (role) {
    case "seeker":
      return "/my";
    case "employer":
      return "/employer";
    case "officer":
    case "supervisor":
    case "adviser":
      return "/office";
    case "trainer":
      return "/provider";
    case "analyst":
      return "/analyst";
    case "administrator":
      return "/admin";
    case "agent":
      return "/account";
    default:
      return assertNever(role);
  }
}

/** Whether a desk such as "/provider" has a first page yet. */
export const hasDesk = (desk: string): boolean =>
  audiences.some(({ prefix, pages }) => `/${prefix}` === desk && pages.some(({ path }) => path === ""));

/** Where each role begins after signing in. */
export function homeOf(role: Role): string {
  const desk = deskOf(role);
  return hasDesk(desk) ? desk : "/account";
}
