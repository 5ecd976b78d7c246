import { adminPages } from "#app/routes/admin/routes.ts";
import { analystPages } from "#app/routes/analyst/routes.ts";
import { apiPages } from "#app/routes/api/routes.ts";
import { authPages } from "#app/routes/_auth/routes.ts";
import { employerPages } from "#app/routes/employer/routes.ts";
import { myPages } from "#app/routes/my/routes.ts";
import { officePages } from "#app/routes/office/routes.ts";
import { providerPages } from "#app/routes/provider/routes.ts";
import { publicPages } from "#app/routes/_public/routes.ts";
import { ADMIN, ANALYST, EMPLOYER, OFFICE, PROVIDER, type Audience } from "./pages.ts";

/** Public and seekers' pages stand in one frame, so that nothing tells who has signed in for what. */
const site = { file: "routes/_public/layout.tsx", access: "public" } as const;

/** Every address of Masar. To add a page, add its line to `app/routes/<audience>/routes.ts`. */
export const audiences: readonly Audience[] = [
  { prefix: "", layout: site, pages: publicPages },
  { prefix: "", layout: site, pages: authPages },
  { prefix: "my", layout: site, pages: myPages },
  {
    prefix: "employer",
    layout: { file: "routes/employer/layout.tsx", access: EMPLOYER },
    pages: employerPages,
  },
  { prefix: "office", layout: { file: "routes/office/layout.tsx", access: OFFICE }, pages: officePages },
  {
    prefix: "provider",
    layout: { file: "routes/provider/layout.tsx", access: PROVIDER },
    pages: providerPages,
  },
  { prefix: "analyst", layout: { file: "routes/analyst/layout.tsx", access: ANALYST }, pages: analystPages },
  { prefix: "admin", layout: { file: "routes/admin/layout.tsx", access: ADMIN }, pages: adminPages },
  { prefix: "", layout: null, pages: apiPages },
];
