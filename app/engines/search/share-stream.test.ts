import { describe, expect, it } from "vitest";
import { shareStream } from "./share-stream.ts";

async function* numbers(most: number, fail = false): AsyncGenerator<number> {
  for (let n = 1; n <= most; n++) yield n;
  if (fail) throw new Error("the source is gone");
}

async function sum(stream: AsyncIterable<number>): Promise<number> {
  let total = 0;
  for await (const n of stream) total += n;
  return total;
}

describe("a shared stream", () => {
  it("gives everything to every reader, also to a slow one", async () => {
    const [fast, slow] = shareStream(numbers(30_000), 2);
    const slowly = async (): Promise<number> => {
      let total = 0;
      for await (const n of slow ?? []) {
        if (n % 5_000 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        total += n;
      }
      return total;
    };
    expect(await Promise.all([sum(fast ?? numbers(0)), slowly()])).toEqual([450_015_000, 450_015_000]);
  });

  it("never lets a reader run far ahead of one that still reads", async () => {
    let given = 0;
    async function* counted(): AsyncGenerator<number> {
      for (; given < 50_000; given++) yield given;
    }
    const [fast, idle] = shareStream(counted(), 2);
    const reading = sum(fast ?? numbers(0));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(given).toBeLessThan(12_000);
    idle?.leave();
    expect(await reading).toBe(1_249_975_000);
  });

  it("tells every reader when the source fails", async () => {
    const [one, other] = shareStream(numbers(3, true), 2);
    await expect(sum(one ?? numbers(0))).rejects.toThrow("the source is gone");
    await expect(sum(other ?? numbers(0))).rejects.toThrow("the source is gone");
  });
});
