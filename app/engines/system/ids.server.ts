import { randomBytes, randomInt } from "node:crypto";
import { v7 } from "uuid";
import type { Ids } from "#app/domain/kernel/ports.ts";

/** Ids from the system's randomness. UUIDv7 carries wall time: an id says when it was made, not when it counts. */
export const systemIds: Ids = {
  next: () => v7(),
  randomHex: (bytes) => randomBytes(bytes).toString("hex"),
  randomInt: (below) => randomInt(below),
};
