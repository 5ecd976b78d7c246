import type { Page } from "#app/web/pages.ts";

/** One line per page: { path, file, access }. */
export const publicPages: readonly Page[] = [
  { path: "", file: "routes/_public/home.tsx", access: "public" },
  { path: "preferences", file: "routes/_public/preferences.tsx", access: "public" },
  { path: "quick-exit", file: "routes/_public/quick-exit.tsx", access: "public" },
  { path: "*", file: "routes/_public/not-found.tsx", access: "public" },
];
