import { describe, expect, it } from "vitest";
import { createBreaker } from "./breaker.ts";

function opened() {
  let clock = 0;
  const failures: string[] = [];
  const attempt = createBreaker(
    (error) => failures.push(error.message),
    () => clock,
  );
  const broken = (): Promise<never> => Promise.reject(new Error("away"));
  const well = (): Promise<string> => Promise.resolve("well");
  return { attempt, broken, well, failures, wait: (ms: number) => (clock += ms) };
}

describe("a circuit breaker", () => {
  it("answers as long as all is well", async () => {
    const { attempt, well, failures } = opened();
    expect([await attempt(well), failures]).toEqual(["well", []]);
  });

  it("tries nothing for a while after a failure, and says once what failed", async () => {
    const { attempt, broken, well, failures, wait } = opened();
    expect(await attempt(broken)).toBeNull();
    wait(4_999);
    expect(await attempt(well)).toBeNull();
    expect(failures).toEqual(["away"]);
  });

  it("lets one try decide when the rest is over, and sends the others away meanwhile", async () => {
    const { attempt, broken, well, wait } = opened();
    await attempt(broken);
    wait(5_000);
    let answer: (text: string) => void = () => undefined;
    const slow = attempt(() => new Promise<string>((resolve) => (answer = resolve)));
    expect(await attempt(well)).toBeNull();
    answer("back");
    expect([await slow, await attempt(well)]).toEqual(["back", "well"]);
  });

  it("rests again when that try fails as well", async () => {
    const { attempt, broken, well, wait } = opened();
    await attempt(broken);
    wait(5_000);
    await attempt(broken);
    wait(100);
    expect(await attempt(well)).toBeNull();
  });
});
