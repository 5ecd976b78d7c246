import { describe, expect, it } from "vitest";

import { formatDate } from "#app/i18n/dates.ts";

import { nextAct } from "./next-step.ts";

const on = formatDate("ar", "2026-12-06");
const everything = {
  offer: { kind: "offer", href: "/my/applications/1/offer", about: "خياطة", by: on },
  hasQuestion: true,
  graduation: { kind: "hear", caseId: "1", by: on },
  checkpointDue: on,
  expectedStart: on,
  hasProfile: true,
} as const;

describe("the next step", () => {
  it("is one thing: what is most pressing, then the next one", () => {
    let pending: Parameters<typeof nextAct>[0] = everything;
    const kinds = [nextAct(pending).kind];
    for (const done of [
      { offer: null },
      { hasQuestion: false },
      { graduation: null },
      { checkpointDue: null },
      { expectedStart: null },
      { hasProfile: false },
    ]) {
      pending = { ...pending, ...done };
      kinds.push(nextAct(pending).kind);
    }
    expect(kinds).toEqual(["offer", "question", "hear", "checkpoint", "start", "search", "profile"]);
  });
});
