import net from "node:net";

/**
 * A socket that sends what is written within one turn of the event loop at once. A transaction's statements are
 * small and many: each sent by itself would cost a call of the system that takes longer than making the statement.
 */
export function batchingSocket(): net.Socket {
  const socket = new net.Socket();
  const write = socket.write.bind(socket) as (...args: readonly unknown[]) => boolean;
  socket.write = (...args: readonly unknown[]) => {
    if (socket.writableCorked === 0) {
      socket.cork();
      process.nextTick(() => socket.uncork());
    }
    return write(...args);
  };
  return socket;
}
