import { SingleBar } from "cli-progress";

export type ProgressBar = {
  /** `total: null` while it is not known; `note` says more. */
  update(done: number, total: number | null, note?: string): void;
  stop(): void;
};

/** A bar on standard error; nothing where that is not a terminal. */
export function progressBar(title: string): ProgressBar {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: `${title} [{bar}] {percentage}% {value}/{total} {duration_formatted} {note}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(1, 0, { note: "" });
  return {
    update(done, total, note = "") {
      bar.setTotal(Math.max(total ?? done + 1, done, 1));
      bar.update(done, { note });
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
