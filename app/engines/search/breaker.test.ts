import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createBreaker, REST_MS } from "./breaker.ts";

function opened() {
  let away = false;
  let probes = 0;
  const failures: string[] = [];
  const changes: boolean[] = [];
  const breaker = createBreaker({
    async probe() {
      probes++;
      if (away) throw new Error("still away");
    },
    onFailure: (error) => failures.push(error.message),
    onChange: ({ open }) => changes.push(open),
    isHarmless: (error) => error.message === "bad question",
  });
  const broken = (): Promise<never> => Promise.reject(new Error("away"));
  const well = (): Promise<string> => Promise.resolve("well");
  return {
    ...{ breaker, broken, well, failures, changes },
    probes: () => probes,
    goAway: (gone: boolean) => void (away = gone),
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}

describe("a circuit breaker", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("answers as long as all is well, and probes nothing", async () => {
    const { breaker, well, failures, probes, pass } = opened();
    expect([await breaker.attempt(well), failures]).toEqual(["well", []]);
    await pass(60_000);
    expect([probes(), breaker.state()]).toEqual([0, { open: false, reason: null }]);
  });

  it("tries nothing after a failure until a probe has succeeded, and says what failed", async () => {
    const { breaker, broken, well, failures, pass } = opened();
    expect(await breaker.attempt(broken)).toBeNull();
    await pass(REST_MS - 1);
    expect(await breaker.attempt(well)).toBeNull();
    expect([failures, breaker.state()]).toEqual([["away"], { open: true, reason: "away" }]);
    await pass(1);
    expect(await breaker.attempt(well)).toBe("well");
  });

  it("goes on probing at a known distance while it is away, so that no asker pays for the try", async () => {
    const { breaker, broken, well, failures, changes, probes, goAway, pass } = opened();
    goAway(true);
    await breaker.attempt(broken);
    await pass(3 * REST_MS);
    expect([probes(), failures.length, await breaker.attempt(well)]).toEqual([3, 4, null]);
    goAway(false);
    await pass(REST_MS);
    expect([probes(), changes.at(-1), await breaker.attempt(well)]).toEqual([4, false, "well"]);
    await pass(60_000);
    expect(probes()).toBe(4);
  });

  it("stays closed when only this one question was bad", async () => {
    const { breaker, well, failures } = opened();
    expect(await breaker.attempt(() => Promise.reject(new Error("bad question")))).toBeNull();
    expect([await breaker.attempt(well), failures]).toEqual(["well", ["bad question"]]);
  });

  it("tries what insists also while it is open, and closes when that succeeds", async () => {
    const { breaker, broken, well } = opened();
    await breaker.attempt(broken);
    expect(await breaker.insist(well)).toBe("well");
    expect(breaker.state().open).toBe(false);
    expect(await breaker.attempt(well)).toBe("well");
  });

  it("probes no more once it is stopped", async () => {
    const { breaker, broken, probes, pass } = opened();
    await breaker.attempt(broken);
    breaker.stop();
    await pass(60_000);
    expect(probes()).toBe(0);
  });
});
