import { SEEKER, type Page } from "#app/web/pages.ts";

/** One line per page: { path, file, access }. */
export const myPages: readonly Page[] = [
  { path: "", file: "routes/my/home.tsx", access: SEEKER },
  { path: "for-you", file: "routes/_public/for-you.tsx", access: SEEKER },
  { path: "work", file: "routes/my/work.tsx", access: SEEKER },
  { path: "benefit", file: "routes/my/benefit.tsx", access: SEEKER },
  { path: "benefit/months", file: "routes/my/benefit-months.tsx", access: SEEKER },
  { path: "graduation/:caseId", file: "routes/my/graduation.tsx", access: SEEKER },
  { path: "score", file: "routes/my/score.tsx", access: SEEKER },
  { path: "score/variables/:variableId", file: "routes/my/score-change.tsx", access: SEEKER },
  { path: "score/requests/:requestId", file: "routes/my/score-request.tsx", access: SEEKER },
  { path: "overpayments", file: "routes/my/overpayments.tsx", access: SEEKER },
  { path: "overpayments/arrears/:arrearId", file: "routes/my/arrear.tsx", access: SEEKER },
  { path: "overpayments/:overpaymentId", file: "routes/my/overpayment.tsx", access: SEEKER },
  { path: "messages", file: "routes/my/messages.tsx", access: SEEKER },
  { path: "searches", file: "routes/my/searches.tsx", access: SEEKER },
  { path: "searches/new", file: "routes/my/search-save.tsx", access: SEEKER },
  { path: "searches/:savedSearchId", file: "routes/my/search-open.tsx", access: SEEKER },
  { path: "searches/:savedSearchId/change", file: "routes/my/search-change.tsx", access: SEEKER },
  { path: "profile", file: "routes/my/profile.tsx", access: SEEKER },
  { path: "cv", file: "routes/my/cv.tsx", access: SEEKER },
  { path: "access", file: "routes/my/access.tsx", access: SEEKER },
  { path: "applications", file: "routes/my/applications.tsx", access: SEEKER },
  { path: "applications/:applicationId", file: "routes/my/application.tsx", access: SEEKER },
  { path: "applications/:applicationId/offer", file: "routes/my/offer.tsx", access: SEEKER },
];
