import { randomBytes, randomFillSync, randomInt } from "node:crypto";
import { v7 } from "uuid";
import type { Ids } from "#app/domain/kernel/ports.ts";

const ID_BYTES = 16;
const pool = Buffer.alloc(ID_BYTES * 256);
let used = pool.length;
let lastMs = 0;
let sequence = 0;

/**
 * The next UUIDv7, later than the one before also within a millisecond. Randomness is drawn for many at a time:
 * asking the system for each id costs more than all the rest of it, and imports make millions.
 */
function nextId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, (used += ID_BYTES));
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    sequence = random.readUInt32BE(0) >>> 1;
  } else if (++sequence > 0xffff_ffff) {
    lastMs++;
    sequence = 0;
  }
  return v7({ random, msecs: lastMs, seq: sequence });
}

/** Ids from the system's randomness. UUIDv7 carries wall time: an id says when it was made, not when it counts. */
export const systemIds: Ids = {
  next: nextId,
  randomHex: (bytes) => randomBytes(bytes).toString("hex"),
  randomInt: (below) => randomInt(below),
};
