/**
 * What a route's `handle` may say. `hydrate` (staff layouts) loads React in the browser; other pages are HTML
 * and CSS with one small enhancement script. `bleed` says that a page lays out its own bands from edge to edge.
 */
export type Handle = { readonly hydrate?: boolean; readonly bleed?: boolean };

const says = (handle: unknown, name: keyof Handle): boolean =>
  typeof handle === "object" && handle !== null && name in handle && (handle as Handle)[name] === true;

export const hydrates = (handle: unknown): boolean => says(handle, "hydrate");
export const bleeds = (handle: unknown): boolean => says(handle, "bleed");
