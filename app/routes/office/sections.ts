import type { Role } from "#app/domain/kernel/actor.ts";

/** The sections in this desk's header: an address, the key of its label, and whose it is where not everybody's. */
export const sections: readonly {
  readonly href: string;
  readonly label: string;
  readonly roles?: readonly Role[];
}[] = [
  { href: "/office", label: "office:sections.cases" },
  { href: "/office/wages", label: "office:sections.wages", roles: ["officer", "supervisor"] },
  { href: "/office/changes", label: "office:sections.changes", roles: ["officer", "supervisor"] },
  { href: "/office/overpayments", label: "office:sections.overpayments", roles: ["officer", "supervisor"] },
];
