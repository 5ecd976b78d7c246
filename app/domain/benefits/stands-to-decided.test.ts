import { expect, it } from "vitest";
import { standsToDecided } from "./stands-to-decided.ts";

it.each([
  [[100, 100], 100, "same"],
  [[0, 100], 100, "maybe"],
  [[0, 100], 0, "maybe"],
  [[0, 99], 100, "decided_more"],
  [[101, 200], 100, "decided_less"],
] as const)("a computed range of %j beside a decided %i is: %s", ([min, max], decided, expected) => {
  expect(standsToDecided({ min, max }, decided)).toBe(expected);
});
