import { createHash } from "node:crypto";
import { v7 } from "uuid";
import type { Clock, Ids } from "#app/domain/kernel/ports.ts";

const WORD_BYTES = 4;
const WORDS = 2 ** 32;

/**
 * Ids that follow from a seed and the clock: the same play gives the same ids. Anybody who knows the seed can
 * tell them, so they are for played marketplaces only, never where tokens guard something.
 */
export function seededIds(seed: number, clock: Pick<Clock, "now">): Ids {
  let block = Buffer.alloc(0);
  let at = 0;
  let blocks = 0;
  let seq = 0;
  function bytes(count: number): Buffer {
    const parts: Buffer[] = [];
    for (let left = count; left > 0;) {
      if (at === block.length) {
        block = createHash("sha256").update(`${seed}:${blocks++}`).digest();
        at = 0;
      }
      const part = block.subarray(at, at + left);
      at += part.length;
      left -= part.length;
      parts.push(part);
    }
    return Buffer.concat(parts);
  }
  return {
    // The counter keeps ids of one standing instant in the order in which they were made.
    next: () => v7({ msecs: clock.now().getTime(), seq: seq++ % WORDS, random: bytes(16) }),
    randomHex: (count) => bytes(count).toString("hex"),
    randomInt(below) {
      const fair = WORDS - (WORDS % below);
      for (;;) {
        const word = bytes(WORD_BYTES).readUInt32BE();
        if (word < fair) return word % below;
      }
    },
  };
}
