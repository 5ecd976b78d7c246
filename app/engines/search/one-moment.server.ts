import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { SwitchOver } from "./search-engine.ts";

/**
 * Where two rebuilds meet, so that both go live in one transaction: the guest hands over its change and waits, the host
 * makes it in its own transaction. A guest that has failed, or fails at that moment, keeps the host from nothing.
 */
export function oneMoment() {
  let handOver: (switchOver: SwitchOver | null) => void = () => undefined;
  const handed = new Promise<SwitchOver | null>((resolve) => (handOver = resolve));
  let committed: () => void = () => undefined;
  let failed: (error: unknown) => void = () => undefined;
  const live = new Promise<void>((resolve, reject) => {
    committed = resolve;
    failed = reject;
  });
  // Nobody may be waiting for it.
  live.catch(() => undefined);

  return {
    /** The guest's `goLive`. */
    goLive(switchOver: SwitchOver): Promise<void> {
      handOver(switchOver);
      return live;
    },
    /** The guest will not come, or has been here. */
    guestHasEnded: (): void => handOver(null),
    /** The host's `together`. */
    async together(tx: SqlExecutor): Promise<void> {
      const switchOver = await handed;
      if (switchOver === null) return;
      await tx.query("SAVEPOINT guest_goes_live");
      try {
        await switchOver(tx);
      } catch (error) {
        await tx.query("ROLLBACK TO SAVEPOINT guest_goes_live");
        failed(error);
      }
    },
    /** The host's transaction is committed, or it is not to be. */
    hostIsLive: (): void => committed(),
    hostHasFailed: (error: unknown): void => failed(error),
  };
}
