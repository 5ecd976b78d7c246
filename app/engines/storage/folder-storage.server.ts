import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { FileStorage } from "./file-storage.ts";

const KEY = /^[a-z0-9][a-z0-9/._-]*$/;

/** Files in one folder. A key that would leave the folder is refused. */
export function createFolderStorage(folder: string): FileStorage {
  const locate = (key: string): string => {
    if (!KEY.test(key) || key.includes("..")) throw new RangeError(`Not a storage key: ${key}`);
    return path.join(folder, key);
  };
  return {
    locate,
    async write(key, content) {
      const file = locate(key);
      await mkdir(path.dirname(file), { recursive: true });
      // Written beside and renamed, so that a reader never sees half a file, nor two writers each other's.
      const part = `${file}.${randomBytes(6).toString("hex")}.part`;
      await writeFile(part, content, { mode: 0o600 });
      await rename(part, file);
    },
    async read(key) {
      try {
        return await readFile(locate(key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw error;
      }
    },
  };
}
