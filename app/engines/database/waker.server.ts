import type pg from "pg";

/** Between two calls: whoever was woken looks for everything that is there. */
const PAUSE_MS = 5;

export type Waker = { wake(): void; stop(): Promise<void> };

/**
 * Notifies `channel` after a commit, once for many. A notification inside the transaction would make commits wait for
 * each other, disk included: PostgreSQL writes notifications one transaction at a time. One that is lost with its
 * process does no harm, since the relay looks by itself every second.
 */
export function wakerOf(pool: pg.Pool, channel: string): Waker {
  let resting: NodeJS.Timeout | null = null;
  let again = false;
  let stopped = false;
  let sending: Promise<unknown> = Promise.resolve();

  function send(): void {
    again = false;
    sending = pool.query(`notify ${channel}`).catch(() => undefined);
    resting = setTimeout(() => {
      resting = null;
      if (again) send();
    }, PAUSE_MS);
  }
  return {
    wake() {
      if (stopped) return;
      if (resting) again = true;
      else send();
    },
    async stop() {
      stopped = true;
      if (resting) clearTimeout(resting);
      if (again) send();
      if (resting) clearTimeout(resting);
      await sending;
    },
  };
}
