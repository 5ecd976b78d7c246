// Brings a checkout to where it can run: dependencies, database client, build. No dependency but Node itself.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import {
  CHECKOUT,
  clientIsStale,
  dependenciesAreStale,
  generateClient,
  giveUp,
  newestIn,
  requireNode,
} from "./prepare.js";

const STAMP = path.join(CHECKOUT, "build", ".complete");
const SOURCES = ["app", "public", "vite.config.ts", "remix.config.js", "package-lock.json"];

/** Steps under way: title -> when it began. Several may run at once. */
const underWay = new Map();
let clock = null;
const secondsSince = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`;
const clearLine = () => process.stderr.isTTY && process.stderr.write("\r\x1b[K");

function showClock() {
  const titles = [...underWay].map(([title, began]) => `${title} (${secondsSince(began)})`);
  clearLine();
  process.stderr.write(`… ${titles.join(", ")}`.slice(0, (process.stderr.columns ?? 80) - 1));
}

/** One line per step on standard error when it is done; on a terminal with a running clock until then. */
export async function step(title, work) {
  const began = performance.now();
  underWay.set(title, began);
  if (process.stderr.isTTY) clock ??= setInterval(showClock, 200);
  try {
    const result = await work();
    clearLine();
    process.stderr.write(`✓ ${title} (${secondsSince(began)})\n`);
    return result;
  } catch (error) {
    clearLine();
    throw error;
  } finally {
    underWay.delete(title);
    if (underWay.size === 0) {
      clearInterval(clock);
      clock = null;
    }
  }
}

/** Runs a program; ends with its output when it fails. */
export function run(command, args, { env = {}, failure }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: CHECKOUT,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += part));
    child.once("error", (error) => giveUp(`${failure}: ${error.message}`));
    child.once("close", (code) =>
      code === 0 ? resolve(output) : giveUp(`${failure}:\n${output.slice(-4000)}`),
    );
  });
}

/** npm ci when node_modules is absent or older than the lock. */
export async function ensureDependencies() {
  if (!dependenciesAreStale()) return;
  await step("Installing dependencies", async () => {
    await run(process.platform === "win32" ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund"], {
      // Tests and the build need the development dependencies, whatever the shell says.
      env: { NODE_ENV: "development" },
      failure: "npm ci failed. Check the network, the disk and that node_modules may be written",
    });
    const now = new Date();
    fs.utimesSync(path.join(CHECKOUT, "node_modules", ".package-lock.json"), now, now);
  });
}

/** The database client of the schema at hand. */
export async function ensureClient() {
  if (clientIsStale()) await step("Generating the database client", generateClient);
}

/** The web build, when a source is newer. */
export async function ensureBuild() {
  const built = fs.existsSync(STAMP) ? fs.statSync(STAMP).mtimeMs : 0;
  const generated = path.join(CHECKOUT, "app", "generated");
  if (built >= newestIn(SOURCES, (place) => place === generated || /\.test\.tsx?$/.test(place))) return;
  await step("Building the pages", async () => {
    fs.rmSync(STAMP, { force: true });
    await run(
      process.execPath,
      [path.join(CHECKOUT, "node_modules", "@remix-run", "dev", "dist", "cli.js"), "vite:build"],
      { env: { NODE_ENV: "production" }, failure: "The build failed" },
    );
    fs.writeFileSync(STAMP, "");
  });
}

/** Everything but the build. */
export async function ensureReady() {
  requireNode();
  await ensureDependencies();
  await ensureClient();
}
