import { ADMIN, type Page } from "#app/web/pages.ts";

/** One line per page: { path, file, access }. */
export const adminPages: readonly Page[] = [
  { path: "", file: "routes/admin/invite.tsx", access: ADMIN },
  { path: "imports", file: "routes/admin/imports.tsx", access: ADMIN },
  { path: "imports/:importId/report", file: "routes/admin/import-report.ts", access: ADMIN },
  { path: "words", file: "routes/admin/words.tsx", access: ADMIN },
  { path: "words/find", file: "routes/admin/find-word.tsx", access: ADMIN },
  { path: "words/decided", file: "routes/admin/decided-words.tsx", access: ADMIN },
  { path: "messages", file: "routes/admin/messages.tsx", access: ADMIN },
  { path: "system", file: "routes/admin/system.tsx", access: ADMIN },
  { path: "system/:job", file: "routes/admin/schedule.tsx", access: ADMIN },
  { path: "events", file: "routes/admin/events.tsx", access: ADMIN },
  // The queue board answers here, behind this access; the page stands in while the queue is away.
  { path: "queues/*", file: "routes/admin/queues.tsx", access: ADMIN },
];
