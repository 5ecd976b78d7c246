import fs from "node:fs";
import path from "node:path";

/** Real data beside the checkout, or at MASAR_SHARED_DATA; null where there is none. */
export function sharedDataFolder(): string | null {
  const beside = path.join(import.meta.dirname, "../../../shared/data");
  const folder = path.resolve(process.env["MASAR_SHARED_DATA"] ?? beside);
  return fs.existsSync(folder) ? folder : null;
}
