import net from "node:net";

/** Stands before a server, so that it can be away for those who go through here, whoever runs it. */
export type Door = {
  readonly url: string;
  /** Nobody gets through, and those inside are thrown out. */
  shut(): void;
  open(): void;
  close(): void;
};

/** `target` is an http address: behind https the name of the server would be another one here. */
export async function openDoor(target: string): Promise<Door> {
  const { protocol, hostname, port, pathname } = new URL(target);
  if (protocol !== "http:") throw new Error("A search server is only made to go away over http");
  const sockets = new Set<net.Socket>();
  let isOpen = true;
  const server = net.createServer((inside) => {
    if (!isOpen) return void inside.destroy();
    const outside = net.connect(Number(port || 80), hostname);
    for (const [socket, other] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port: here } = server.address() as net.AddressInfo;
  const throwOut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${here}${pathname}`,
    shut() {
      isOpen = false;
      throwOut();
    },
    open: () => void (isOpen = true),
    close() {
      throwOut();
      server.close();
    },
  };
}
