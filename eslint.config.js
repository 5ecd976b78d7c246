import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Words that lay out by side instead of by flow; Arabic breaks with them. */
const SIDES = "/(^|[^-a-z])(margin|padding|border|inset)?-?(left|right)\\s*:/";

const noClock = [
  { object: "Date", property: "now", message: "Time comes from ctx.clock." },
  { object: "Math", property: "random", message: "Randomness comes from ctx.ids or a seeded generator." },
];

export default tseslint.config(
  { ignores: ["node_modules", "build", "app/generated", ".data", ".cache", "public"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    languageOptions: { globals: { process: "readonly", console: "readonly" } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: ["app/**/*.tsx"],
    plugins: { "react-hooks": hooks },
    rules: {
      // Not its recommended set: the compiler's analyses take four fifths of the whole run, for pages that are
      // rendered on the server.
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: `Literal[value=${SIDES}]`,
          message: "Lay out by flow (inline-start, inline-end), never by side.",
        },
        {
          selector: "JSXAttribute[name.name='style']",
          message: "No inline styles: the content policy forbids them.",
        },
      ],
    },
  },
  {
    // Pure files: no clock, no randomness, no process, no I/O.
    files: ["app/domain/**/*.ts", "app/i18n/**/*.ts", "app/ui/**/*.tsx"],
    ignores: ["**/*.server.ts", "**/*.test.ts"],
    rules: {
      "no-restricted-globals": ["error", "process", "fetch", "setTimeout", "setInterval"],
      "no-restricted-properties": ["error", ...noClock],
      "no-restricted-imports": ["error", { patterns: ["node:*", "*.server.ts", "**/*.server.ts"] }],
    },
  },
  {
    files: ["app/domain/**/*.server.ts"],
    rules: {
      "no-restricted-properties": ["error", ...noClock],
    },
  },
);
