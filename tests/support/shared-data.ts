import { sharedDataFolder } from "#tests/bench/shared-data.ts";

/** Real data beside the checkout (or at MASAR_SHARED_DATA); tests that need it are skipped without. */
const folder = sharedDataFolder();
export const sharedData = folder ?? "";
export const sharedDataPresent = folder !== null;
