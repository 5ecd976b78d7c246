import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { Channel } from "./preferences.ts";

export type ChannelPause = {
  readonly channel: Channel;
  readonly pausedUntil: Date;
  readonly reason: string;
  /** Pauses in a row. */
  readonly pauses: number;
};

const COLUMNS = `channel, paused_until as "pausedUntil", reason, pauses`;

/** The pauses of all channels, those that are over too: the next failure lengthens them. */
export const findPauses = (sql: SqlExecutor): Promise<ChannelPause[]> =>
  sql.query<ChannelPause>(`select ${COLUMNS} from message_channel order by channel`);

export async function savePause(sql: SqlExecutor, pause: ChannelPause): Promise<void> {
  await sql.query(
    `insert into message_channel (channel, paused_until, reason, pauses) values ($1, $2, $3, $4)
     on conflict (channel) do update set paused_until = excluded.paused_until, reason = excluded.reason,
       pauses = excluded.pauses`,
    [pause.channel, pause.pausedUntil, pause.reason, pause.pauses],
  );
}

export async function endPause(sql: SqlExecutor, channel: Channel): Promise<void> {
  await sql.query("delete from message_channel where channel = $1", [channel]);
}
