import { layout, route, type RouteConfig } from "@remix-run/route-config";
import { audiences } from "./web/audiences.ts";

/** Turns the lists of the audiences into the framework's routes. */
export default audiences.flatMap((audience) => {
  const pages = audience.pages.map((page) =>
    route(["", audience.prefix, page.path].filter(Boolean).join("/"), page.file),
  );
  return audience.layout ? [layout(audience.layout.file, pages)] : pages;
}) satisfies RouteConfig;
