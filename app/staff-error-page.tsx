import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Role } from "#app/domain/kernel/actor.ts";
import { StaffShell } from "#app/ui/staff-shell.tsx";
import { usePageContext } from "#app/web/page-context.ts";
import { sections as adminSections } from "./routes/admin/sections.ts";
import { sections as analystSections } from "./routes/analyst/sections.ts";
import { sections as employerSections } from "./routes/employer/sections.ts";
import { sections as officeSections } from "./routes/office/sections.ts";
import { sections as providerSections } from "./routes/provider/sections.ts";

type Section = { readonly href: string; readonly label: string };

const SECTIONS: Readonly<Partial<Record<Role, readonly Section[]>>> = {
  employer: employerSections,
  adviser: officeSections,
  officer: officeSections,
  supervisor: officeSections,
  trainer: providerSections,
  analyst: analystSections,
  administrator: adminSections,
};

/** Who of the staff is signed in; the frame of the desk stays around what went wrong. */
export type StaffViewer = { readonly name: string; readonly role: Role };

/** Whether a role works at a desk whose frame can stay. */
export const hasFrame = (role: Role): boolean => SECTIONS[role] !== undefined;

type Props = {
  readonly viewer: StaffViewer;
  /** The page is not there, so no section of the desk is where one is. */
  readonly missing: boolean;
  readonly children: ReactNode;
};

/** What went wrong, in the frame of the viewer's own desk. */
export function StaffErrorFrame({ viewer, missing, children }: Props) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const { preferences } = usePageContext();
  return (
    <StaffShell
      path={pathname + search}
      nowhere={missing}
      preferences={preferences}
      items={(SECTIONS[viewer.role] ?? []).map(({ href, label }) => ({ href, label: t(label) }))}
      role={t(`auth:roles.${viewer.role}`)}
      viewer={viewer}
    >
      {children}
    </StaffShell>
  );
}
