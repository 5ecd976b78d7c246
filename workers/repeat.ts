export type Repeating = { stop(): Promise<void> };

/** Runs `work` again and again with a pause between; never twice at a time. `stop` waits for the run under way. */
export function every(
  pauseMs: number,
  work: () => Promise<void>,
  onError: (error: Error) => void,
): Repeating {
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let wakeUp: () => void = () => undefined;

  async function run(): Promise<void> {
    while (!stopped) {
      try {
        await work();
      } catch (error) {
        onError(error as Error);
      }
      if (stopped) return;
      await new Promise<void>((resolve) => {
        wakeUp = resolve;
        timer = setTimeout(resolve, pauseMs);
      });
    }
  }
  const running = run();
  return {
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      wakeUp();
      await running;
    },
  };
}
