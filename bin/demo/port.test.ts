import net from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { findPort } from "./port.ts";

const HOST = "127.0.0.1";
let taken: net.Server | null = null;

function take(): Promise<number> {
  return new Promise((resolve) => {
    taken = net.createServer();
    taken.listen(0, HOST, () => resolve((taken?.address() as net.AddressInfo).port));
  });
}
afterEach(() => taken?.close());

describe("the port of the demo", () => {
  it("is the wanted one when it is free", async () => {
    const port = await take();
    taken?.close();
    expect(await findPort(port, HOST, true)).toBe(port);
  });

  it("is the next free one when nobody named it", async () => {
    const port = await take();
    expect(await findPort(port, HOST, false)).toBeGreaterThan(port);
  });

  it("is refused with advice when the operator named one in use", async () => {
    const port = await take();
    await expect(findPort(port, HOST, true)).rejects.toThrow(`Port ${port} is in use`);
  });
});
