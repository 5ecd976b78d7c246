import { COMMON_OPTIONS, type Command } from "./command.ts";

const columns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
};

/** Help of one command. */
export function commandHelp(command: Command): string {
  const options = Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(
    ([name, { value, description, type, default: fallback }]): [string, string] => [
      `--${name}${type === "string" ? ` ${value ?? "VALUE"}` : ""}`,
      `${description}${fallback === undefined ? "" : ` (default ${fallback})`}`,
    ],
  );
  return [
    `Usage: masar ${command.name}${command.usage ? ` ${command.usage}` : ""}`,
    command.summary,
    `Options:\n${columns(options)}`,
    ...(command.details ? [command.details] : []),
  ].join("\n\n");
}

/** The list of commands. */
export function overview(commands: readonly Command[]): string {
  return [
    "masar: the operator's command line",
    "Usage: masar COMMAND [--json] [--help]",
    columns(commands.map(({ name, usage, summary }) => [`${name} ${usage}`.trim(), summary])),
    "Exit codes: 0 done, 1 failed or refused, 2 wrong use, 3 wrong setting.",
    "Settings: DATABASE_URL, REDIS_URL, MASAR_DATA_DIR and others; see README.md.",
  ].join("\n\n");
}
