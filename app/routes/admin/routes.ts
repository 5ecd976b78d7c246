import { ADMIN, type Page } from "#app/web/pages.ts";

/** One line per page: { path, file, access }. */
export const adminPages: readonly Page[] = [
  { path: "", file: "routes/admin/invite.tsx", access: ADMIN },
  { path: "imports", file: "routes/admin/imports.tsx", access: ADMIN },
  { path: "imports/:importId/report", file: "routes/admin/import-report.ts", access: ADMIN },
  { path: "words", file: "routes/admin/words.tsx", access: ADMIN },
  { path: "words/find", file: "routes/admin/find-word.tsx", access: ADMIN },
  { path: "words/decided", file: "routes/admin/decided-words.tsx", access: ADMIN },
  { path: "packs", file: "routes/admin/packs/packs.tsx", access: ADMIN },
  { path: "packs/:packId", file: "routes/admin/packs/pack.tsx", access: ADMIN },
  { path: "packs/:packId/rules/:ruleId", file: "routes/admin/packs/pack-rule.tsx", access: ADMIN },
  { path: "packs/:packId/frame", file: "routes/admin/packs/pack-frame.tsx", access: ADMIN },
  { path: "packs/:packId/terms", file: "routes/admin/packs/pack-terms.tsx", access: ADMIN },
  { path: "packs/:packId/json", file: "routes/admin/packs/pack-json.tsx", access: ADMIN },
  { path: "packs/:packId/draft", file: "routes/admin/packs/pack-draft.tsx", access: ADMIN },
  { path: "packs/:packId/history", file: "routes/admin/packs/pack-history.tsx", access: ADMIN },
  { path: "emergency", file: "routes/admin/emergency.tsx", access: ADMIN },
  { path: "messages", file: "routes/admin/messages.tsx", access: ADMIN },
  { path: "system", file: "routes/admin/system.tsx", access: ADMIN },
  { path: "system/:job", file: "routes/admin/schedule.tsx", access: ADMIN },
  { path: "events", file: "routes/admin/events.tsx", access: ADMIN },
  // The queue board answers here, behind this access; the page stands in while the queue is away.
  { path: "queues/*", file: "routes/admin/queues.tsx", access: ADMIN },
];
