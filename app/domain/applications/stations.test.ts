import { describe, expect, it } from "vitest";
import type { ApplicationStatus } from "./application.ts";
import { stationsOf } from "./stations.ts";

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day));
const steps = (...states: ApplicationStatus[]) =>
  states.map((toStatus, index) => ({ toStatus, at: at(index + 1) }));
const states = (...walked: ApplicationStatus[]): string[] =>
  stationsOf(walked.at(-1) ?? "draft", steps(...walked)).map(({ state, label }) => `${label}:${state}`);

describe("the stations of an application", () => {
  it("begin where it was sent", () => {
    expect(states("submitted")).toEqual(["sent:now", "seen:later", "talk:later", "decision:later"]);
  });

  it("walk on to an offer and a hire", () => {
    expect(states("submitted", "in_review", "shortlisted")).toEqual([
      "sent:done",
      "seen:done",
      "talk:now",
      "decision:later",
    ]);
    expect(states("submitted", "offered")).toEqual(["sent:done", "seen:done", "talk:done", "offered:now"]);
    expect(states("submitted", "in_review", "offered", "accepted", "hired").at(-1)).toBe("hired:done");
  });

  it("say what did not happen when it ends otherwise", () => {
    expect(states("submitted", "declined")).toEqual(["sent:done", "seen:done", "talk:off", "declined:issue"]);
    expect(states("submitted", "lapsed")).toEqual(["sent:done", "seen:off", "talk:off", "lapsed:issue"]);
  });

  it("tell the day of the first arrival, and of the last decision", () => {
    const walked = stationsOf(
      "declined",
      steps("submitted", "in_review", "declined", "in_review", "declined"),
    );
    expect(walked.map((station) => station.at)).toEqual([at(1), at(2), null, at(5)]);
  });
});
