import { FIRST_ID } from "./first-id.ts";
/**
 * Does `act` for everything that is due, a page at a time by id, and counts what it did. Each act is a
 * transaction of its own that looks again whether it is still due: stopping anywhere loses nothing.
 */
export async function eachDue<Row extends { readonly id: string }>(
  read: (after: string, limit: number) => Promise<readonly Row[]>,
  act: (row: Row) => Promise<boolean>,
  limit = 500,
): Promise<number> {
  let done = 0;
  for (let after = FIRST_ID; ;) {
    const page = await read(after, limit);
    for (const row of page) if (await act(row)) done++;
    const last = page.at(-1);
    if (!last || page.length < limit) return done;
    after = last.id;
  }
}
