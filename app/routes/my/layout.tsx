import { Outlet } from "@remix-run/react";

export default function Layout() {
  return (
    <main id="main" tabIndex={-1}>
      <Outlet />
    </main>
  );
}
