import { describe, expect, it } from "vitest";
import { laneOfCase, type CaseFacts } from "./caseload.ts";

const TODAY = "2026-11-22";
const officer = { accountId: "officer", isSupervisor: false };
const supervisor = { accountId: "supervisor", isSupervisor: true };
const facts = (change: Partial<CaseFacts>): CaseFacts => ({
  status: "open",
  hearingDueOn: null,
  proposedBy: null,
  decidedBy: null,
  officerAccountId: "officer",
  ...change,
});

describe("the lane of a graduation case", () => {
  it("is the proposal for the person's own officer and for supervisors, nobody else", () => {
    expect(laneOfCase(facts({}), officer, TODAY)).toBe("propose");
    expect(laneOfCase(facts({}), supervisor, TODAY)).toBe("propose");
    expect(laneOfCase(facts({ officerAccountId: "other" }), officer, TODAY)).toBeNull();
  });

  it("is the hearing only when the household's days to answer are over", () => {
    const told = facts({ status: "notified", hearingDueOn: "2026-11-23" });
    expect(laneOfCase(told, officer, TODAY)).toBeNull();
    expect(laneOfCase(told, officer, "2026-11-23")).toBe("hearing");
  });

  it("is the decision for every officer of the country but the one who proposed", () => {
    const heard = facts({ status: "heard", proposedBy: "officer", officerAccountId: "officer" });
    expect(laneOfCase(heard, officer, TODAY)).toBeNull();
    expect(laneOfCase(heard, { ...officer, accountId: "colleague" }, TODAY)).toBe("decide");
  });

  it("is the appeal for a supervisor who neither proposed nor decided", () => {
    const appealed = facts({ status: "appealed", proposedBy: "officer", decidedBy: "colleague" });
    expect(laneOfCase(appealed, officer, TODAY)).toBeNull();
    expect(laneOfCase(appealed, supervisor, TODAY)).toBe("appeal");
    expect(laneOfCase({ ...appealed, decidedBy: "supervisor" }, supervisor, TODAY)).toBeNull();
  });
});
