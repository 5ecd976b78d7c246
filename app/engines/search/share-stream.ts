/** One reader of a shared stream; who reads no further must leave, or the others wait for it. */
export type SharedReader<T> = AsyncIterable<T> & { leave(): void };

/** Items that the slowest reader may lie behind the fastest. */
const MOST_BEHIND = 10_000;

/**
 * Lets several readers read a stream that can be read once. The fast ones wait for the slow ones, so that what is
 * kept for them stays small; an error of the stream reaches every reader.
 */
export function shareStream<T>(source: AsyncIterable<T>, readers: number): readonly SharedReader<T>[] {
  const iterator = source[Symbol.asyncIterator]();
  const queues: (T[] | null)[] = Array.from({ length: readers }, () => []);
  let end: { readonly error: unknown } | "end" | null = null;
  let pulling: Promise<void> | null = null;
  let waiting: (() => void)[] = [];

  const wake = (): void => {
    for (const go of waiting) go();
    waiting = [];
  };
  const room = (): boolean => queues.every((queue) => queue === null || queue.length < MOST_BEHIND);

  async function pull(): Promise<void> {
    while (!room()) await new Promise<void>((go) => waiting.push(go));
    try {
      const next = await iterator.next();
      if (next.done) end = "end";
      else for (const queue of queues) queue?.push(next.value);
    } catch (error) {
      end = { error };
    }
  }

  return queues.map((_, at) => ({
    leave() {
      queues[at] = null;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const item = queues[at]?.shift();
        if (item !== undefined) {
          wake();
          yield item;
        } else if (queues[at] === null || end === "end") return;
        else if (end !== null) throw end.error;
        else await (pulling ??= pull().finally(() => (pulling = null)));
      }
    },
  }));
}
