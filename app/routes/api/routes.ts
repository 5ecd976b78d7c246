import type { Page } from "#app/web/pages.ts";

/** One line per page: { path, file, access }. */
export const apiPages: readonly Page[] = [
  { path: "api/suggest", file: "routes/api/suggest.ts", access: "public" },
  { path: "api/saved-postings", file: "routes/api/saved-postings.ts", access: "public" },
];
