import { describe, expect, it } from "vitest";
import { openAgenda } from "./agenda.ts";

describe("the agenda", () => {
  it("comes to each act once, by day and then in the order of planning", async () => {
    const agenda = openAgenda();
    const done: string[] = [];
    agenda.plan("2026-01-03", () => void done.push("third"));
    agenda.plan("2026-01-02", () => {
      done.push("first");
      agenda.plan("2026-01-02", () => void done.push("second"));
      agenda.plan("2026-01-09", () => void done.push("later"));
    });
    await agenda.live("2026-01-01");
    expect(done).toEqual([]);
    await agenda.live("2026-01-05");
    await agenda.live("2026-01-05");
    expect(done).toEqual(["first", "second", "third"]);
    expect(agenda.waiting()).toBe(1);
  });
});
