import { redirect } from "@remix-run/node";

/** Leads from a page beyond the last one to the first: there it would say that there is nothing at all. */
export function leadToFirstPage(
  request: Request,
  found: { readonly items: readonly unknown[]; readonly page: number },
): void {
  if (found.items.length > 0 || found.page === 1) return;
  const { pathname, searchParams } = new URL(request.url);
  searchParams.delete("page");
  const search = searchParams.toString();
  throw redirect(search === "" ? pathname : `${pathname}?${search}`);
}
