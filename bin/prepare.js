// What must be there before any TypeScript runs. No dependency but Node itself.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

export const CHECKOUT = path.resolve(import.meta.dirname, "..");
const inCheckout = (...parts) => path.join(CHECKOUT, ...parts);
const CLIENT = inCheckout("app", "generated", "prisma", "client.ts");

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
    newest = Math.max(newest, stat.mtimeMs); // a folder's own time tells of removed files
    if (stat.isDirectory()) for (const name of fs.readdirSync(place)) visit(path.join(place, name));
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
export function requireDependencies() {
  if (timeOf(inCheckout("node_modules", ".package-lock.json")) === 0)
    giveUp(`The dependencies are missing: run "npm ci" in ${CHECKOUT}.`);
}

/** Whether the schema has changed since the database client was generated. */
export const clientIsStale = () =>
  timeOf(CLIENT) < newestIn(["prisma/schema", "prisma.config.ts", "package-lock.json"]);

/** Generates the Prisma client. */
export function generateClient() {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [inCheckout("node_modules", "prisma", "build", "index.js"), "generate"],
      {
        cwd: CHECKOUT,
        // The native schema engine is not in the package registry, and generating needs none.
        env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: "/bin/false", CHECKPOINT_DISABLE: "1" },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += part));
    child.once("close", (code) => {
      if (code !== 0) giveUp(`The database client could not be generated:\n${output}`);
      const now = new Date();
      fs.utimesSync(CLIENT, now, now);
      resolve();
    });
  });
}
