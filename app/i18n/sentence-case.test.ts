import { expect, it } from "vitest";
import { sentenceCase } from "./sentence-case.ts";

it("begins words that stand by themselves with a capital, and leaves the others and Arabic as they are", () => {
  expect(sentenceCase("bachelor's degree")).toBe("Bachelor's degree");
  expect(sentenceCase("Full time")).toBe("Full time");
  expect(sentenceCase("دوام مسائي")).toBe("دوام مسائي");
  expect(sentenceCase("")).toBe("");
});
