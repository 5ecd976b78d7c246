import { OFFICE, type Page } from "#app/web/pages.ts";

const CASEWORK = ["officer", "supervisor"] as const;

/** One line per page: { path, file, access }. */
export const officePages: readonly Page[] = [
  { path: "", file: "routes/office/caseload.tsx", access: OFFICE },
  { path: "people/:personId", file: "routes/office/person.tsx", access: CASEWORK },
  { path: "benefits/:spellId", file: "routes/office/benefit.tsx", access: CASEWORK },
  { path: "wages", file: "routes/office/wages.tsx", access: CASEWORK },
  { path: "wages/:issueId", file: "routes/office/wage-issue.tsx", access: CASEWORK },
  { path: "changes", file: "routes/office/changes.tsx", access: CASEWORK },
  { path: "changes/:requestId", file: "routes/office/change.tsx", access: CASEWORK },
  { path: "overpayments", file: "routes/office/overpayments.tsx", access: CASEWORK },
  { path: "overpayments/arrears/:arrearId", file: "routes/office/arrear.tsx", access: CASEWORK },
  { path: "overpayments/:overpaymentId", file: "routes/office/overpayment.tsx", access: CASEWORK },
  { path: "graduation/:caseId", file: "routes/office/graduation.tsx", access: CASEWORK },
];
