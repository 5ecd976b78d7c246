import { spawnSync } from "node:child_process";
import { chromium, type Browser, type BrowserContextOptions } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The installed Chromium, without a window. */
export function launchBrowser(): Promise<Browser> {
  const found = NAMES.map((name) => spawnSync("which", [name], { encoding: "utf8" }).stdout.trim()).find(
    Boolean,
  );
  if (!found) throw new Error("No Chromium: sudo apt-get install -y chromium");
  return chromium.launch({ executablePath: found, headless: true, args: FLAGS });
}

/** A visitor's browser: not taken for a robot, whose pages would come in one piece. */
export const visitor = (more: BrowserContextOptions = {}): BrowserContextOptions => ({
  userAgent: "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36",
  locale: "ar-SA",
  viewport: { width: 1280, height: 900 },
  ...more,
});
