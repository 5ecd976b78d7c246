import { describe, expect, it } from "vitest";
import ar from "#app/i18n/messages/ar/messages.json";
import en from "#app/i18n/messages/en/messages.json";
import { codesTo, MESSAGE_CODES, ruleOf } from "./message.ts";

describe("the table of messages", () => {
  it("has words in both languages for every code", () => {
    for (const code of MESSAGE_CODES) {
      // One that counts has a form for each number.
      for (const words of [ar, en]) expect(code in words || `${code}_other` in words, code).toBe(true);
    }
  });
  it("addresses each code to seekers or to staff", () => {
    expect([...codesTo("seeker"), ...codesTo("staff")].sort()).toEqual([...MESSAGE_CODES].sort());
  });
  it("reminds by a reminder of the same fact, of what asks for an answer and can be answered", () => {
    const reminded = MESSAGE_CODES.map(ruleOf).filter(({ remind }) => remind);
    expect(reminded.length).toBeGreaterThan(2);
    for (const { kind, fact, remind } of reminded) {
      const by = ruleOf(remind?.by ?? "");
      expect(MESSAGE_CODES).toContain(remind?.by);
      expect([kind, by.kind]).toEqual(["answer", "reminder"]);
      expect(fact).not.toBeNull();
      expect(by.fact).toBe(fact);
    }
  });
  it("takes a code that is no longer in it for news", () => {
    expect(ruleOf("gone")).toMatchObject({ to: "seeker", kind: "news", fact: null });
  });
});
