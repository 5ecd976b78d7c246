import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "vite";
import { isAlive } from "#app/composition-database.server.ts";

const CHECKOUT = path.resolve(import.meta.dirname, "../../..");
/** Inside the checkout, where the packages are found; one for each run, so that two do not disturb each other. */
const CACHE = path.join(CHECKOUT, ".cache");
const PREFIX = "chaos-programs-";
const OUTPUT = path.join(CACHE, `${PREFIX}${process.pid}`);

/** The processes of a run, by the name of their compiled file. */
const ENTRIES = {
  web: "app/web/server.ts",
  worker: "workers/main.ts",
  writer: "tests/chaos/writers/writer.ts",
  "worker-without-inbox": "tests/chaos/faults/worker-without-inbox.ts",
} as const;

export type Program = keyof typeof ENTRIES;

/** A source says where it lies; compiled into another folder it must still say so. */
const staysInPlace: Plugin = {
  name: "stays-in-place",
  transform(code, id) {
    if (!id.startsWith(CHECKOUT) || id.includes("node_modules") || !code.includes("import.meta."))
      return null;
    const file = id.split("?")[0] ?? id;
    return {
      code: code
        .replaceAll("import.meta.dirname", JSON.stringify(path.dirname(file)))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(file).href)),
      map: null,
    };
  },
};

let compiled: Promise<void> | null = null;

/**
 * Compiles the processes from the sources at hand, once per run: a killed process is back in half the time that
 * compiling at each start takes, and takes less from the machine it shares with the rest.
 */
export async function compilePrograms(): Promise<(program: Program) => string> {
  sweep();
  compiled ??= build({
    root: CHECKOUT,
    configFile: false,
    logLevel: "warn",
    plugins: [staysInPlace],
    publicDir: false,
    build: {
      ssr: true,
      target: "node20",
      outDir: OUTPUT,
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(
          Object.entries(ENTRIES).map(([name, file]) => [name, path.join(CHECKOUT, file)]),
        ),
        output: { entryFileNames: "[name].js", chunkFileNames: "shared-[hash].js" },
      },
    },
  }).then(() => undefined);
  await compiled;
  process.once("exit", () => fs.rmSync(OUTPUT, { recursive: true, force: true }));
  return (program) => path.join(OUTPUT, `${program}.js`);
}

/** Takes away what runs that were killed left behind. */
function sweep(): void {
  for (const name of fs.existsSync(CACHE) ? fs.readdirSync(CACHE) : []) {
    if (name.startsWith(PREFIX) && !isAlive(Number(name.slice(PREFIX.length))))
      fs.rmSync(path.join(CACHE, name), { recursive: true, force: true });
  }
}
