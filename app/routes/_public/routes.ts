import { SEEKER, type Page } from "#app/web/pages.ts";

/** One line per page: { path, file, access }. */
export const publicPages: readonly Page[] = [
  { path: "", file: "routes/_public/home.tsx", access: "public" },
  { path: "preferences", file: "routes/_public/preferences.tsx", access: "public" },
  { path: "quick-exit", file: "routes/_public/quick-exit.tsx", access: "public" },
  { path: "unsubscribe/:token", file: "routes/_public/unsubscribe.tsx", access: "public" },
  { path: "end-alerts/:token", file: "routes/_public/end-alerts.tsx", access: "public" },
  { path: "demo/inbox", file: "routes/_public/demo-inbox.tsx", access: "demo" },
  { path: "demo/clock", file: "routes/_public/demo-clock.tsx", access: "demo" },
  { path: "search", file: "routes/_public/search.tsx", access: "public" },
  { path: "jobs/:vacancyId", file: "routes/_public/job.tsx", access: "public" },
  { path: "jobs/:vacancyId/apply", file: "routes/_public/job-apply.tsx", access: SEEKER },
  { path: "programmes/:intakeId", file: "routes/_public/programme.tsx", access: "public" },
  { path: "work-pays", file: "routes/_public/work-pays.tsx", access: "public" },
  { path: ":topic", file: "routes/_public/article.tsx", access: "public" },
  { path: "*", file: "routes/_public/not-found.tsx", access: "public" },
];
