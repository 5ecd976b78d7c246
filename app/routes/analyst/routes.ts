import { ANALYST, type Page } from "#app/web/pages.ts";

/** One line per page: { path, file, access }. */
export const analystPages: readonly Page[] = [
  { path: "", file: "routes/analyst/overview.tsx", access: ANALYST },
];
