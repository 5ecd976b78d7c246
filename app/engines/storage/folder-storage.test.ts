import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createFolderStorage } from "./folder-storage.server.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "masar-storage-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe("file storage in a folder", () => {
  const storage = createFolderStorage(folder);
  it("gives back what was written, the last time it was written", async () => {
    await storage.write("imports/1.csv", "first");
    await storage.write("imports/1.csv", "second");
    expect(Buffer.from((await storage.read("imports/1.csv")) ?? []).toString()).toBe("second");
    expect(fs.readdirSync(path.join(folder, "imports"))).toEqual(["1.csv"]);
    expect(await storage.read("imports/2.csv")).toBeNull();
  });
  it("stays whole when the same key is written many times at once", async () => {
    const texts = Array.from({ length: 20 }, (_, i) => String(i).repeat(50_000));
    await Promise.all(texts.map((text) => storage.write("audit/head.json", text)));
    expect(texts).toContain(Buffer.from((await storage.read("audit/head.json")) ?? []).toString());
    expect(fs.readdirSync(path.join(folder, "audit"))).toEqual(["head.json"]);
  });
  it.each(["../x", "a/../../x", "/etc/passwd", "", ".hidden", "A", "a\0b", "a b"])(
    "refuses a key that could leave it: %j",
    (key) => {
      expect(() => storage.locate(key)).toThrow("Not a storage key");
    },
  );
});
