import { ADMIN, type Page } from "#app/web/pages.ts";

/** One line per page: { path, file, access }. */
export const adminPages: readonly Page[] = [{ path: "", file: "routes/admin/invite.tsx", access: ADMIN }];
