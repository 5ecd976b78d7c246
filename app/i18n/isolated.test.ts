import { describe, expect, it } from "vitest";
import { isolated } from "./isolated.ts";

describe("a text inside a sentence of either direction", () => {
  it("is isolated when its signs could change their side, and left alone otherwise", () => {
    for (const plain of ["محاسب", "مُحاسب مبيعات", "cashier", "Vue developer", ""])
      expect(isolated(plain)).toBe(plain);
    for (const mixed of ["C++", ".NET", "محاسب (دوام جزئي)", "مطور PHP", "كاتب!"])
      expect(isolated(mixed)).toBe(`\u2068${mixed}\u2069`);
  });
});
