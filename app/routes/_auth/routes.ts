import type { Page } from "#app/web/pages.ts";

/** One line per page: { path, file, access }. */
export const authPages: readonly Page[] = [
  { path: "sign-in", file: "routes/_auth/sign-in.tsx", access: "public" },
  { path: "sign-out", file: "routes/_auth/sign-out.tsx", access: "signed-in" },
  { path: "register", file: "routes/_auth/register.tsx", access: "public" },
  { path: "code", file: "routes/_auth/code.tsx", access: "public" },
  { path: "reset", file: "routes/_auth/reset.tsx", access: "public" },
  { path: "reset/password", file: "routes/_auth/new-password.tsx", access: "public" },
  { path: "invitation/:token", file: "routes/_auth/invitation.tsx", access: "public" },
  { path: "account", file: "routes/my/account.tsx", access: "signed-in" },
  { path: "account/messages", file: "routes/my/staff-messages.tsx", access: "signed-in" },
  { path: "account/reach", file: "routes/my/reach.tsx", access: "signed-in" },
  { path: "account/tie", file: "routes/_auth/tie.tsx", access: "signed-in" },
  { path: "account/role", file: "routes/_auth/switch-role.tsx", access: "signed-in" },
];
