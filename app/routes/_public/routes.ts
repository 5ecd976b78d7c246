import type { Page } from "#app/web/pages.ts";

/** One line per page: { path, file, access }. */
export const publicPages: readonly Page[] = [
  { path: "", file: "routes/_public/home.tsx", access: "public" },
  { path: "preferences", file: "routes/_public/preferences.tsx", access: "public" },
  { path: "quick-exit", file: "routes/_public/quick-exit.tsx", access: "public" },
  { path: "demo/inbox", file: "routes/_public/demo-inbox.tsx", access: "demo" },
  { path: "demo/clock", file: "routes/_public/demo-clock.tsx", access: "demo" },
  { path: "*", file: "routes/_public/not-found.tsx", access: "public" },
];
