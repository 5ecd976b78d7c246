/** How long what has failed is left alone. */
const REST_MS = 5_000;

/** Tries what may fail; null when it failed, or rests because it failed just now. */
export type Breaker = <T>(work: () => Promise<T>) => Promise<T | null>;

/** A circuit breaker: after a failure nothing is tried for a while, and then one try decides. */
export function createBreaker(
  onFailure: (error: Error) => void,
  now: () => number = () => performance.now(),
): Breaker {
  let restsUntil = Number.NEGATIVE_INFINITY;
  let trying = false;
  let broken = false;
  return async (work) => {
    if (broken && (trying || now() < restsUntil)) return null;
    trying = true;
    try {
      const answer = await work();
      broken = false;
      return answer;
    } catch (error) {
      broken = true;
      restsUntil = now() + REST_MS;
      onFailure(error instanceof Error ? error : new Error(String(error)));
      return null;
    } finally {
      trying = false;
    }
  };
}
