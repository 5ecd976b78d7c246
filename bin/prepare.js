// What must be there before any TypeScript runs. No dependency but Node itself.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

export const CHECKOUT = path.resolve(import.meta.dirname, "..");
const inCheckout = (...parts) => path.join(CHECKOUT, ...parts);

/** Ends the process with a sentence for the operator and the exit code for a wrong setting. */
export function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(3);
}

/** Node of the version that package.json names. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    giveUp(
      `Masar needs Node 20.19 or newer; this is ${process.versions.node}. Install one from https://nodejs.org.`,
    );
}

const timeOf = (file) => (fs.existsSync(file) ? fs.statSync(file).mtimeMs : 0);

/** Newest change in the given files and folders, in milliseconds since 1970. */
export function newestIn(places, skip = () => false) {
  let newest = 0;
  const visit = (place) => {
    if (!fs.existsSync(place) || skip(place)) return;
    const stat = fs.statSync(place);
    if (!stat.isDirectory()) newest = Math.max(newest, stat.mtimeMs);
    else for (const name of fs.readdirSync(place)) visit(path.join(place, name));
  };
  for (const place of places) visit(inCheckout(place));
  return newest;
}

/** Whether node_modules is absent or older than the lock. */
export function dependenciesAreStale() {
  const installed = timeOf(inCheckout("node_modules", ".package-lock.json"));
  return installed === 0 || installed < timeOf(inCheckout("package-lock.json"));
}

/** For commands that only need the dependencies to be there. */
export async function requireDependencies() {
  if (!fs.existsSync(inCheckout("node_modules", ".package-lock.json")))
    giveUp(`The dependencies are missing: run "npm ci" in ${CHECKOUT}.`);
}

/** Generates the Prisma client when the schema has changed since. */
export function requireGeneratedClient() {
  const client = inCheckout("app", "generated", "prisma", "client.ts");
  if (timeOf(client) >= newestIn(["prisma/schema", "prisma.config.ts", "package-lock.json"])) return;
  const prisma = inCheckout("node_modules", "prisma", "build", "index.js");
  const run = spawnSync(process.execPath, [prisma, "generate"], {
    cwd: CHECKOUT,
    encoding: "utf8",
    // The native schema engine is not in the package registry, and generating needs none.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: "/bin/false", CHECKPOINT_DISABLE: "1" },
  });
  if (run.status !== 0) giveUp(`The database client could not be generated:\n${run.stdout}${run.stderr}`);
  const now = new Date();
  fs.utimesSync(client, now, now);
}
