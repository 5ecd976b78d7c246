#!/usr/bin/env node
// npm test: every check of the project on real servers. The last line alone says "N passed, M failed".
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ensureBuild, ensureReady } from "./ensure.js";
import { CHECKOUT } from "./prepare.js";

const REPORT = path.join(CHECKOUT, ".cache", "test-report.json");
const module_ = (...parts) => path.join(CHECKOUT, "node_modules", ...parts);

/** Every check besides the tests: name, program and its arguments. */
const CHECKS = [
  ["formatting", module_("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."],
  ["lint", module_("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0"],
  ["types", module_("typescript", "bin", "tsc"), "--noEmit"],
  [
    "architecture rules",
    module_("dependency-cruiser", "bin", "dependency-cruise.mjs"),
    ...["--config", ".dependency-cruiser.cjs", "app", "workers", "bin", "prisma", "tests"],
  ],
  ["unused code", module_("knip", "bin", "knip.js"), "--no-progress"],
  ["migrations lead to the schema", path.join(CHECKOUT, "bin", "masar.js"), "migrate", "drift"],
];

const NEEDED = [
  { name: "chromium", anyOf: ["chromium", "chromium-browser", "google-chrome"] },
  { name: "redis-server", anyOf: ["redis-server"] },
];

const say = (line) => process.stdout.write(`${line}\n`);
const isInstalled = (program) => spawnSync("which", [program], { stdio: "ignore" }).status === 0;
const missing = () => NEEDED.filter(({ anyOf }) => !anyOf.some(isInstalled)).map(({ name }) => name);

/** Debian's programs for the tests: installed when that is allowed, else named with the command. */
function ensurePrograms() {
  const names = missing();
  if (names.length === 0) return;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const mayInstall =
    isInstalled("apt-get") && (asRoot.length === 0 || spawnSync("sudo", ["-n", "true"]).status === 0);
  if (mayInstall) {
    say(`Installing ${names.join(" and ")} …`);
    const apt = (...args) =>
      spawnSync(
        [...asRoot, "apt-get"][0],
        [...asRoot.slice(1), ...(asRoot.length ? ["apt-get"] : []), ...args],
        {
          env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
          stdio: ["ignore", "ignore", "inherit"],
        },
      );
    apt("update", "-qq");
    apt("install", "-y", "-qq", "--no-install-recommends", ...names);
  }
  const still = missing();
  if (still.length === 0) return;
  say(`The tests need ${still.join(" and ")}. Type: sudo apt-get install -y ${still.join(" ")}`);
  finish({ passed: 0, failed: still.length, skipped: 0 });
}

function finish({ passed, failed, skipped }) {
  if (skipped > 0) say(`${skipped} skipped`);
  say(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

const seconds = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`;

function execute(args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: CHECKOUT,
      env: { ...process.env, NO_COLOR: "1", ...options.env },
      stdio: options.show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part) => (output += part));
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}

async function check([name, ...command]) {
  const began = performance.now();
  const { ok, output } = await execute(command);
  say(`${ok ? "✓" : "✗"} ${name} (${seconds(began)})`);
  if (!ok) say(output.slice(-8000));
  return ok;
}

/** Runs the checks two at a time: more would fight for two cores and their memory. */
async function runChecks() {
  const waiting = [...CHECKS];
  const results = [];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await check(next));
  };
  await Promise.all([lane(), lane()]);
  return { passed: results.filter(Boolean).length, failed: results.filter((ok) => !ok).length };
}

/** Runs all tests; what vitest could not even load counts as failed. */
async function runTests() {
  fs.rmSync(REPORT, { force: true });
  const { ok } = await execute(
    [
      module_("vitest", "vitest.mjs"),
      "run",
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${REPORT}`,
    ],
    { show: true, env: { NODE_ENV: "test" } },
  );
  if (!fs.existsSync(REPORT)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(fs.readFileSync(REPORT, "utf8"));
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

const began = performance.now();
await ensureReady();
ensurePrograms();
const checks = await runChecks();
await ensureBuild();
const tests = await runTests();
say(`Took ${seconds(began)}`);
finish({
  passed: checks.passed + tests.passed,
  failed: checks.failed + tests.failed,
  skipped: tests.skipped,
});
