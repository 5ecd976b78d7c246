import { PROVIDER, type Page } from "#app/web/pages.ts";

/** One line per page: { path, file, access }. */
export const providerPages: readonly Page[] = [
  { path: "", file: "routes/provider/programmes.tsx", access: PROVIDER },
];
