import type { Page } from "#app/web/pages.ts";

/** One line per page: { path, file, access }. */
export const officePages: readonly Page[] = [];
