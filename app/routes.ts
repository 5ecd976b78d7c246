import { layout, route, type RouteConfig, type RouteConfigEntry } from "@remix-run/route-config";
import { audiences } from "./web/audiences.ts";

const routesIn = (file: string | null): RouteConfigEntry[] =>
  audiences
    .filter((audience) => (audience.layout?.file ?? null) === file)
    .flatMap(({ prefix, pages }) =>
      pages.map((page) => route([prefix, page.path].filter(Boolean).join("/"), page.file)),
    );

const layouts = [...new Set(audiences.map((audience) => audience.layout?.file ?? null))];

/** Turns the lists of the audiences into the framework's routes, each list inside its layout. */
export default layouts.flatMap((file) =>
  file === null ? routesIn(null) : [layout(file, routesIn(file))],
) satisfies RouteConfig;
