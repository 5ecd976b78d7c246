import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  departure,
  pauseUntil,
  reasonAgainst,
  retryAt,
  type DeliveryNow,
  type RecipientNow,
} from "./delivery.ts";
import { ruleOf } from "./message.ts";
import { usualChoice } from "./preferences.ts";

const NOW = new Date("2027-02-01T09:00:00Z");
const DAY_MS = 86_400_000;
const usual = { ...usualChoice("seeker", { mail: true }), mailEnded: false };
const reachable: RecipientNow = {
  gone: false,
  disabled: false,
  preferences: usual,
  address: "+966500000001",
};
const fresh: DeliveryNow = { rule: ruleOf("offer_made"), createdAt: NOW, attempts: 0, stillTrue: true };
const against = (recipient: Partial<RecipientNow>, delivery: Partial<DeliveryNow> = {}) =>
  reasonAgainst("sms", { ...reachable, ...recipient }, { ...fresh, ...delivery }, NOW);

describe("what is due", () => {
  it("leaves when nothing is against it", () => {
    expect(against({})).toBeNull();
  });
  it("says what is against it", () => {
    const old = new Date(NOW.getTime() - 8 * DAY_MS);
    expect(against({ gone: true })).toBe("person_gone");
    expect(against({ disabled: true })).toBe("account_disabled");
    expect(against({ address: null })).toBe("no_phone");
    expect(against({ preferences: { ...usual, smsKinds: ["news"] } })).toBe("not_wanted");
    expect(against({}, { stillTrue: false })).toBe("no_longer_true");
    expect(against({}, { createdAt: old })).toBe("expired");
    expect(against({}, { createdAt: old, attempts: 4 })).toBe("not_reached");
  });
  it("is news by SMS only for those whom no mail reaches, unless they chose", () => {
    const news = { rule: ruleOf("hired") };
    expect(against({}, news)).toBe("not_wanted");
    expect(
      against({ preferences: { ...usualChoice("seeker", { mail: false }), mailEnded: false } }, news),
    ).toBeNull();
  });
  it("waits for the morning in quiet hours, and for the next day once the day's share is used up", () => {
    const at = { now: NOW, zone: "Asia/Riyadh", quietHours: { from: 21, until: 8 } };
    expect(departure("sms", usual, 2, at)).toEqual({ kind: "now" });
    expect(departure("sms", usual, 3, at)).toEqual({
      kind: "folded",
      until: new Date("2027-02-02T05:00:00Z"),
    });
    const night = { ...at, now: new Date("2027-02-01T20:00:00Z") };
    expect(departure("sms", usual, 0, night)).toEqual({
      kind: "quiet",
      until: new Date("2027-02-02T05:00:00Z"),
    });
    const own = { ...usual, quietHours: { from: 12, until: 14 }, smsCap: 1 };
    expect(departure("sms", own, 0, at)).toEqual({ kind: "quiet", until: new Date("2027-02-01T11:00:00Z") });
    expect(departure("sms", own, 1, night).kind).toBe("folded");
  });
});

describe("trying again", () => {
  it("waits longer each time, up to hours, and never longer than it was asked to at least", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (n) => {
        expect(retryAt(NOW, n + 1).getTime()).toBeGreaterThanOrEqual(retryAt(NOW, n).getTime());
        expect(retryAt(NOW, n).getTime() - NOW.getTime()).toBeLessThanOrEqual(6 * 3_600_000);
        expect(pauseUntil(NOW, n, 3_600_000).getTime() - NOW.getTime()).toBe(3_600_000);
        expect(pauseUntil(NOW, n, null).getTime()).toBeGreaterThan(NOW.getTime());
      }),
    );
    expect(retryAt(NOW, 1).getTime() - NOW.getTime()).toBe(60_000);
    expect(retryAt(NOW, 6).getTime() - NOW.getTime()).toBe(6 * 3_600_000);
  });
});
