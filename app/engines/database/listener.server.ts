import type pg from "pg";

/** Calls `hear` on every notification of the channel, and once after each reconnection. Returns the way to stop. */
export async function listen(
  pool: pg.Pool,
  channel: string,
  hear: (payload: string) => void,
): Promise<() => Promise<void>> {
  let stopped = false;
  let client: pg.PoolClient | null = null;
  let retry: NodeJS.Timeout | null = null;

  async function connect(): Promise<void> {
    const next = await pool.connect();
    const lose = (): void => {
      if (client !== next) return;
      client = null;
      next.release(true);
      again();
    };
    next.on("notification", (note) => {
      if (!stopped) hear(note.payload ?? "");
    });
    next.on("error", lose);
    next.on("end", lose);
    try {
      await next.query(`listen ${channel}`);
    } catch (error) {
      next.release(true);
      throw error;
    }
    if (stopped) next.release(true);
    else client = next;
  }
  function again(): void {
    if (stopped) return;
    retry = setTimeout(
      () =>
        void connect()
          .then(() => hear(""))
          .catch(again),
      500,
    );
  }
  await connect();
  return async () => {
    stopped = true;
    if (retry) clearTimeout(retry);
    const last = client;
    client = null;
    // The connection listens: it must not go back to the pool.
    last?.release(true);
  };
}
