import { describe, expect, it } from "vitest";
import { buildTitleCoder, type TitleLabel } from "./title-coder.ts";

const labels: readonly TitleLabel[] = Object.entries({
  cashier: ["محاسبة صندوق", "كاشير", "أمين صندوق", "cashier", "till operator"],
  accountant: ["المحاسبة", "محاسب", "محاسبة", "محاسبون", "accountant", "general accountant"],
  cook: ["الطبخ", "طباخ", "طباخة", "cook", "line cook"],
  driver: ["قيادة الشاحنات", "سائق شاحنة", "truck driver"],
  carpenter: ["النجارة", "نجار", "carpenter"],
  electrician: ["كهربائي", "electrician"],
}).flatMap(([conceptId, texts]) => texts.map((text) => ({ conceptId, text, own: true })));
const coder = buildTitleCoder(labels);
const first = (title: string): string | undefined => coder.code(title)[0]?.conceptId;

describe("coding a title", () => {
  it.each([
    ["كاشير", "cashier"],
    ["مطلوب كاشيره للعمل", "cashier"],
    ["المحاسبين", "accountant"],
    ["محاسبه", "accountant"],
    ["سائقين شاحنات", "driver"],
    ["Truck Drivers", "driver"],
    ["acountant", "accountant"],
    ["najjar", "carpenter"],
    ["Electricians and Carpenters", "electrician"],
    ["شيف", "cook"],
  ])("reads %s as %s", (title, concept) => {
    expect(first(title)).toBe(concept);
  });

  it("is sure of a name as it stands, less so of other forms, and least of one word of several", () => {
    const confidence = (title: string): number => coder.code(title)[0]?.confidence ?? 0;
    expect(confidence("CASHIER")).toBe(1);
    expect(confidence("cashiers")).toBeLessThan(1);
    expect(confidence("senior fruit cashier")).toBeLessThan(confidence("cashiers"));
  });

  it.each(["", " ", "؟؟؟", "🙂🙂", "في من على", "غواص لؤلؤ", "\u202E\u0000", "<b></b>"])(
    "has no idea of %j",
    (title) => {
      expect(coder.code(title)).toEqual([]);
    },
  );

  it("returns concepts once, best first, and no more than asked for", () => {
    const matches = coder.code("محاسب صندوق", 2);
    expect(matches.map((m) => m.conceptId)).toEqual(["cashier", "accountant"]);
    expect(coder.code("محاسب صندوق", 1)).toHaveLength(1);
  });

  it("is about as sure of a title when a place follows after a dash", () => {
    const [plain] = coder.code("truck drivers");
    const [placed] = coder.code("truck drivers - Zxqv");
    expect(placed?.conceptId).toBe("driver");
    expect(placed?.confidence).toBeGreaterThan((plain?.confidence ?? 0) - 0.1);
  });

  it("does not depend on the order of the names", () => {
    const turned = buildTitleCoder([...labels].reverse());
    for (const title of ["محاسب صندوق", "طباخ كاشير", "driver", "cook accountant"]) {
      expect(turned.code(title)).toEqual(coder.code(title));
    }
  });

  it("bears ten thousand characters", () => {
    expect(() => coder.code("(كاشير, ".repeat(1_250))).not.toThrow();
  });
});
