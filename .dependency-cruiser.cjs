/**
 * Who may import whom: the table of docs/decisions/0002, enforced. `$1` in a rule is the context, concern or
 * audience that the importing file belongs to.
 */
const TESTS = "\\.test\\.tsx?$";
const SERVER = "\\.server\\.ts$";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Cycles, type imports included, hide who depends on whom.",
      severity: "error",
      from: { pathNot: "^app/generated/" },
      to: { circular: true, pathNot: "^app/generated/" },
    },
    {
      name: "pure-files-stay-pure",
      comment: "A file without .server in its name runs in the browser too: no I/O, no server code.",
      severity: "error",
      from: { path: "^app/(domain|i18n|ui)/", pathNot: [SERVER, TESTS] },
      to: {
        path: [
          SERVER,
          "^app/(web|engines|routes|composition|configuration|generated)",
          "^(workers|bin|tests)/",
        ],
      },
    },
    {
      name: "pure-files-use-no-node",
      severity: "error",
      from: { path: "^app/(domain|i18n|ui)/", pathNot: [SERVER, TESTS] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "pure-domain-knows-zod-only",
      severity: "error",
      from: { path: "^app/domain/", pathNot: [SERVER, TESTS] },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer"], pathNot: "node_modules/zod/" },
    },
    {
      name: "domain-is-the-core",
      comment: "The domain knows neither the web nor the face; only messages may word things (i18n).",
      severity: "error",
      from: { path: "^app/domain/", pathNot: TESTS },
      to: { path: "^(app/(web|ui|routes|composition|configuration)|workers|bin|prisma|tests)" },
    },
    {
      name: "domain-has-no-words",
      severity: "error",
      from: { path: "^app/domain/", pathNot: ["^app/domain/messages/", TESTS] },
      to: { path: "^app/i18n/" },
    },
    {
      name: "a-store-belongs-to-its-context",
      comment: "Another context offers use cases and queries, not its tables.",
      severity: "error",
      from: { path: "^app/domain/([^/]+)/", pathNot: TESTS },
      to: { path: "^app/domain/[^/]+/.+\\.store\\.server\\.ts$", pathNot: "^app/domain/$1/" },
    },
    {
      name: "stores-only-inside-the-domain",
      severity: "error",
      from: { pathNot: ["^app/domain/", "^app/web/", TESTS, "^tests/"] },
      to: { path: "\\.store\\.server\\.ts$" },
    },
    {
      name: "domain-sees-engines-as-interfaces",
      comment: "Engines come through ctx; only types of their interfaces are imported.",
      severity: "error",
      from: { path: "^app/domain/", pathNot: TESTS },
      to: { path: "^app/engines/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "domain-sees-no-engine-inside",
      severity: "error",
      from: { path: "^app/domain/", pathNot: TESTS },
      to: { path: `^app/engines/.+${SERVER}` },
    },
    {
      name: "prisma-only-in-stores",
      comment: "The kernel names the client's types; stores use it.",
      severity: "error",
      from: {
        path: "^app/",
        pathNot: ["\\.store\\.server\\.ts$", "^app/engines/", "^app/generated/", TESTS],
      },
      to: { path: "^app/generated/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "prisma-types-only-near-stores",
      severity: "error",
      from: {
        path: "^(app|workers|bin|prisma)/",
        pathNot: [
          "\\.store\\.server\\.ts$",
          "^app/engines/",
          "^app/generated/",
          "^app/domain/kernel/",
          TESTS,
        ],
      },
      to: { path: "^app/generated/" },
    },
    {
      name: "engines-know-the-kernel-only",
      severity: "error",
      from: { path: "^app/engines/", pathNot: TESTS },
      to: {
        path: "^(app/(domain|web|ui|routes|i18n|composition|configuration)|workers|bin|prisma|tests)",
        pathNot: "^app/domain/kernel/",
      },
    },
    {
      name: "drivers-only-in-engines",
      severity: "error",
      from: { path: "^(app|workers|bin|prisma)/", pathNot: ["^app/engines/", TESTS] },
      to: {
        path: "node_modules/(pg|pg-copy-streams|bullmq|ioredis|meilisearch|nodemailer|@prisma/adapter-pg)/",
      },
    },
    {
      name: "composition-builds-engines",
      severity: "error",
      from: { path: "^app/(composition|configuration)[^/]*\\.ts$", pathNot: TESTS },
      to: { path: "^(app/(domain/(?!kernel/)|web|ui|routes|i18n)|workers|bin|prisma|tests)" },
    },
    {
      name: "web-knows-no-engine",
      severity: "error",
      from: { path: "^app/(web|routes|ui)/", pathNot: TESTS },
      to: { path: "^app/engines/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "web-knows-no-page",
      comment: "It reads the lists of routes (routes.ts of each audience), for the table of access; no page.",
      severity: "error",
      from: { path: "^app/web/", pathNot: TESTS },
      to: { path: "^(app/routes/|workers|bin|prisma|tests)", pathNot: "^app/routes/[^/]+/routes\\.ts$" },
    },
    {
      name: "ui-gets-props",
      comment: "Components fetch nothing: pure domain and words only.",
      severity: "error",
      from: { path: "^app/ui/", pathNot: TESTS },
      to: {
        path: [
          "^app/(web|engines|routes|generated|composition|configuration)",
          "^(workers|bin|prisma|tests)/",
        ],
      },
    },
    {
      name: "routes-know-use-cases",
      severity: "error",
      from: { path: "^app/routes/", pathNot: TESTS },
      to: { path: "^(app/(engines|generated|composition|configuration)|workers|bin|prisma|tests)" },
    },
    {
      name: "routes-know-no-other-route",
      comment: "Parts of one folder may share files; another page is reached by its address.",
      severity: "error",
      from: { path: "^app/routes/([^/]+)/", pathNot: TESTS },
      to: { path: "^app/routes/", pathNot: "^app/routes/$1/" },
    },
    {
      name: "processes-start-at-the-composition",
      comment: "Workers, commands and seeds use compositions and use cases, never an engine itself.",
      severity: "error",
      from: { path: "^(workers|bin|prisma/seed)/", pathNot: TESTS },
      to: { path: "^app/engines/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "workers-and-seeds-stay-apart",
      severity: "error",
      from: { path: "^(workers|prisma/seed)/", pathNot: TESTS },
      to: { path: "^(app/(web|ui|routes)|bin|tests)/" },
    },
    {
      name: "bin-serves-operators",
      severity: "error",
      from: { path: "^bin/", pathNot: TESTS },
      to: { path: "^(app/(web|ui|routes)|tests/(?!bench/))" },
    },
    {
      name: "nothing-imports-a-test",
      severity: "error",
      from: { pathNot: [TESTS, "^tests/"] },
      to: { path: [TESTS, "^tests/(?!bench/)"] },
    },
    {
      name: "no-undeclared-package",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "nothing-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|public)/" },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".json"],
    },
    skipAnalysisNotInRules: true,
  },
};
