import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

/** Works on a file with this content that is gone afterwards; for use cases that read files. */
export async function withFile(
  name: string,
  content: string,
  work: (file: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "masar-demo-"));
  try {
    const file = path.join(folder, name);
    await writeFile(file, content);
    await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
