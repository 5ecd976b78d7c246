/** How long what has failed is left alone before it is tried again. */
export const REST_MS = 5_000;

export type BreakerState = {
  /** Open: what failed is left alone. */
  readonly open: boolean;
  /** Why it opened last; null when nothing has failed yet. */
  readonly reason: string | null;
};

export type Breaker = {
  /** Tries what may fail; null when it failed, or is left alone because it failed before. */
  attempt<T>(work: () => Promise<T>): Promise<T | null>;
  /** Tries it also when it is left alone: success ends the rest. For work that nobody waits for. */
  insist<T>(work: () => Promise<T>): Promise<T | null>;
  state(): BreakerState;
  /** Looks no further after what is away. */
  stop(): void;
};

type Options = {
  /** Asks whether what failed is well again; run at the end of every rest, so that no searcher pays for the try. */
  readonly probe: () => Promise<void>;
  /** Told of every failed try, and when the breaker opens or closes. */
  readonly onFailure: (error: Error) => void;
  readonly onChange?: (state: BreakerState) => void;
  /** An error that says nothing about whether the others would fail as well: this work failed, not the server. */
  readonly isHarmless?: (error: Error) => boolean;
  readonly restMs?: number;
};

/**
 * A circuit breaker: after a failure nothing is tried until a probe succeeds. Probes follow each other at a known
 * distance (REST_MS), so what comes back is used again after that time and one probe at most.
 */
export function createBreaker(options: Options): Breaker {
  const { probe, onFailure, onChange, isHarmless, restMs = REST_MS } = options;
  let state: BreakerState = { open: false, reason: null };
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  function close(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (!state.open) return;
    state = { ...state, open: false };
    onChange?.(state);
  }
  function rest(): void {
    if (timer || stopped) return;
    timer = setTimeout(() => {
      timer = null;
      probe().then(close, (error: unknown) => open(errorOf(error)));
    }, restMs);
    timer.unref();
  }
  function open(error: Error): void {
    onFailure(error);
    const { open: before } = state;
    state = { open: true, reason: error.message };
    // Told of again at every probe that fails: the state is then known to be of now.
    if (!stopped || !before) onChange?.(state);
    rest();
  }
  async function run<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const answer = await work();
      close();
      return answer;
    } catch (thrown) {
      const error = errorOf(thrown);
      if (isHarmless?.(error)) onFailure(error);
      else open(error);
      return null;
    }
  }
  return {
    attempt: (work) => (state.open ? Promise.resolve(null) : run(work)),
    insist: run,
    state: () => state,
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}

const errorOf = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
