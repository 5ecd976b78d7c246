import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** A disk of a few megabytes that a test fills up. */
export type SmallDisk = {
  readonly folder: string;
  /** Leaves no room at all. */
  fill(): void;
  /** Makes room again. */
  free(): void;
  remove(): void;
};

const CHUNK = Buffer.alloc(64 * 1024);

/** Mounts one in memory; null where this user may not mount. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "masar-disk-"));
  const options = `size=${megabytes}m,mode=755`;
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { stdio: "ignore" });
  if (mounted.status !== 0) {
    fs.rmdirSync(folder);
    return null;
  }
  const filler = path.join(folder, "filler");
  return {
    folder,
    fill() {
      const file = fs.openSync(filler, "a");
      try {
        for (let size = CHUNK.length; size >= 1; size = Math.floor(size / 2)) writeUntilFull(file, size);
      } finally {
        fs.closeSync(file);
      }
    },
    free: () => fs.rmSync(filler, { force: true }),
    remove() {
      spawnSync("umount", ["--lazy", folder], { stdio: "ignore" });
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeUntilFull(file: number, size: number): void {
  try {
    for (;;) fs.writeSync(file, CHUNK, 0, size);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
}
