import { EMPLOYER, type Page } from "#app/web/pages.ts";

/** One line per page: { path, file, access }. */
export const employerPages: readonly Page[] = [
  { path: "", file: "routes/employer/desk.tsx", access: EMPLOYER },
  { path: "vacancies/:vacancyId", file: "routes/employer/vacancy-editor.tsx", access: EMPLOYER },
  { path: "applications/:applicationId", file: "routes/employer/application.tsx", access: EMPLOYER },
  { path: "applications/:applicationId/offer", file: "routes/employer/offer.tsx", access: EMPLOYER },
];
