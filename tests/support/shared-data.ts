import fs from "node:fs";
import path from "node:path";

/** Real data beside the checkout (or at MASAR_SHARED_DATA); tests that need it are skipped without. */
export const sharedData = path.resolve(
  process.env["MASAR_SHARED_DATA"] ?? path.join(import.meta.dirname, "../../../shared/data"),
);
export const sharedDataPresent = fs.existsSync(sharedData);
