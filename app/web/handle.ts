/**
 * What a layout's `handle` may say. `hydrate: true` (staff pages) loads React in the browser; other pages are
 * HTML and CSS with one small enhancement script.
 */
export type Handle = { readonly hydrate: boolean };

export const hydrates = (handle: unknown): boolean =>
  typeof handle === "object" && handle !== null && "hydrate" in handle && handle.hydrate === true;
