export type Paging = { readonly page: number; readonly pageSize: number };
export type Paged<T> = { readonly items: readonly T[]; readonly total: number } & Paging;

/** Clamps what came from an address: page from 1 to 1,000, size from 1 to 100. */
export function paging(page: unknown, pageSize: unknown = 20): Paging {
  const whole = (value: unknown, fallback: number, max: number): number => {
    const n = Math.trunc(Number(value));
    return Number.isFinite(n) && n >= 1 ? Math.min(n, max) : fallback;
  };
  return { page: whole(page, 1, 1_000), pageSize: whole(pageSize, 20, 100) };
}
