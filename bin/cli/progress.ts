import { SingleBar } from "cli-progress";

export type ProgressBar = {
  /** `total: null` while it is not known. */
  update(done: number, total: number | null): void;
  stop(): void;
};

/** A bar on standard error; nothing where that is not a terminal. */
export function progressBar(title: string): ProgressBar {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: `${title} [{bar}] {percentage}% {value}/{total} {duration_formatted}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(1, 0);
  return {
    update(done, total) {
      bar.setTotal(Math.max(total ?? done + 1, done, 1));
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

/** Runs `work` with a bar that vanishes at its end. */
export async function withProgress<T>(title: string, work: (bar: ProgressBar) => Promise<T>): Promise<T> {
  const bar = progressBar(title);
  try {
    return await work(bar);
  } finally {
    bar.stop();
  }
}
