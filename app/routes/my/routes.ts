import { SEEKER, type Page } from "#app/web/pages.ts";

/** One line per page: { path, file, access }. */
export const myPages: readonly Page[] = [
  { path: "applications", file: "routes/my/applications.tsx", access: SEEKER },
  { path: "applications/:applicationId", file: "routes/my/application.tsx", access: SEEKER },
  { path: "applications/:applicationId/offer", file: "routes/my/offer.tsx", access: SEEKER },
];
