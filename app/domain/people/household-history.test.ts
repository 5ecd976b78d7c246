import { describe, expect, it } from "vitest";
import { householdOn, type DatedMember, type HouseholdHistory } from "./household-history.ts";

const member = (personId: string, more: Partial<DatedMember> = {}): DatedMember => ({
  ...{ personId, relation: "head", birthDate: "1990-01-01", from: "2024-01-01", until: null },
  ...more,
});
const history = (...members: [DatedMember, ...DatedMember[]]): HouseholdHistory => ({
  ...{ id: "h", country: "SA", placeId: null, members },
});
const on = (of: HouseholdHistory, day: string) => householdOn(of, day).members.map((one) => one.personId);

describe("a household on a day", () => {
  const family = history(
    member("mother"),
    member("father", { relation: "spouse", until: "2025-06-15" }),
    member("child", { relation: "child", birthDate: "2026-10-20", from: "2026-10-20" }),
  );

  it("is who belonged to it on that day", () => {
    expect(on(family, "2025-06-01")).toEqual(["mother", "father"]);
    expect(on(family, "2025-07-01")).toEqual(["mother"]);
    expect(on(family, "2026-11-01")).toEqual(["mother", "child"]);
  });

  it("is as first known before anybody knew of it, but without a child that was not born yet", () => {
    const late = history(member("mother"), member("baby", { relation: "child", birthDate: "2023-11-05" }));
    expect(on(late, "2023-12-01")).toEqual(["mother", "baby"]);
    expect(on(late, "2023-11-01")).toEqual(["mother"]);
  });

  it("stays as its last members made it after they left", () => {
    const left = history(
      member("father", { until: "2025-02-01" }),
      member("mother", { until: "2025-09-10" }),
      member("child", { relation: "child", birthDate: "2015-01-01", until: "2025-09-10" }),
    );
    expect(on(left, "2025-10-01")).toEqual(["mother", "child"]);
  });

  it("counts somebody with two rows of one person once", () => {
    expect(on(history(member("mother"), member("mother")), "2025-01-01")).toEqual(["mother"]);
  });
});
