/** Works batch by batch until one is not full; returns how many rows there were in all. */
export async function untilFewer(size: number, batch: () => Promise<number>): Promise<number> {
  let all = 0;
  for (;;) {
    const done = await batch();
    all += done;
    if (done < size) return all;
  }
}
