import type { ParseArgsConfig } from "node:util";
import { COUNTRIES } from "#app/domain/kernel/countries.ts";

/** Exit codes, stable for scripts. */
export const EXIT = { ok: 0, failed: 1, usage: 2, configuration: 3 } as const;

export type Option = {
  readonly type: "string" | "boolean";
  readonly description: string;
  /** Name of the value in the help, such as "N". */
  readonly value?: string;
  readonly default?: string;
};

/** What a command was called with. */
export type CommandInput = {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** True with --json: standard output carries only the result. */
  readonly json: boolean;
};

export type CommandOutput = {
  /** The result for --json; stable. */
  readonly json: unknown;
  /** The result for people. */
  readonly text: string;
  /** False for exit code 1, such as a check that found something. */
  readonly ok?: boolean;
  /** With --json, write one line for each element instead of one document. */
  readonly lines?: boolean;
};

export type Command = {
  /** One or two words, such as "import postings". */
  readonly name: string;
  readonly summary: string;
  /** What follows the name, such as "FILE…". */
  readonly usage: string;
  readonly positionals: { readonly min: number; readonly max: number };
  readonly options: Readonly<Record<string, Option>>;
  /** Further help: formats, examples. */
  readonly details?: string;
  run(input: CommandInput): Promise<CommandOutput>;
};

/** The caller's mistake: shown with the command's usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** An expected refusal or failure: a sentence, exit code 1. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
}

/** The options every command has. */
export const COMMON_OPTIONS: Readonly<Record<string, Option>> = {
  json: { type: "boolean", description: "Write only JSON to standard output" },
  help: { type: "boolean", description: "Show this help" },
};

export function parseOptions(command: Command): NonNullable<ParseArgsConfig["options"]> {
  return Object.fromEntries(
    Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(([name, { type }]) => [name, { type }]),
  );
}

/** A whole number from `min` to `max` given as option or the default; a UsageError otherwise. */
export function numberOption(
  input: CommandInput,
  name: string,
  fallback: number,
  max: number,
  min = 1,
): number {
  const given = input.options[name];
  if (given === undefined) return fallback;
  const value = Number(given);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new UsageError(`--${name} must be a whole number from ${min} to ${max}`);
  return value;
}

/** The text of an option, or the fallback. */
export function textOption(input: CommandInput, name: string): string | undefined {
  const given = input.options[name];
  return typeof given === "string" ? given : undefined;
}

/** The country of --country when it is given; a UsageError when it is none that a deployment can serve. */
export function countryOption(input: CommandInput): string | undefined {
  const country = textOption(input, "country");
  if (country !== undefined && !COUNTRIES.some(({ code }) => code === country))
    throw new UsageError(`--country must be one of ${COUNTRIES.map(({ code }) => code).join(", ")}`);
  return country;
}
