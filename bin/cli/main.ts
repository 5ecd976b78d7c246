import { parseArgs } from "node:util";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";
import { commandsNamed, findCommand } from "./commands.ts";
import {
  CommandFailure,
  EXIT,
  parseOptions,
  UsageError,
  type Command,
  type CommandInput,
} from "./command.ts";
import { commandHelp, overview } from "./help.ts";

/** Where results and where everything else is written, a text with each call. */
export type Streams = { readonly out: (text: string) => unknown; readonly err: (text: string) => unknown };

const STANDARD: Streams = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
};

function parse(command: Command, args: readonly string[]): CommandInput {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: parseOptions(command),
      allowPositionals: true,
    });
    const options = values as CommandInput["options"];
    if (!options["help"]) {
      const { min, max } = command.positionals;
      if (positionals.length < min) throw new UsageError("Something is missing");
      if (positionals.length > max) throw new UsageError(`Unexpected: ${positionals.slice(max).join(" ")}`);
    }
    return { positionals, options, json: options["json"] === true };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError((error as Error).message);
  }
}

/** Runs one command; returns the exit code. */
export async function main(args: readonly string[], streams: Streams = STANDARD): Promise<number> {
  const { out } = streams;
  const found = await findCommand(args);
  if (!found) return guide(args, streams);
  const { command, rest } = found;
  try {
    const input = parse(command, rest);
    if (input.options["help"]) {
      out(commandHelp(command));
      return EXIT.ok;
    }
    const output = await command.run(input);
    if (!input.json) out(output.text);
    else if (output.lines && Array.isArray(output.json))
      for (const line of output.json) out(JSON.stringify(line));
    else out(JSON.stringify(output.json));
    return output.ok === false ? EXIT.failed : EXIT.ok;
  } catch (error) {
    return report(error, command, streams);
  }
}

/** Help when no command was named: the overview, or the commands that begin alike. */
async function guide(args: readonly string[], { out, err }: Streams): Promise<number> {
  const asksHelp = args.includes("--help") || args.includes("-h") || args[0] === "help";
  const word = args.find((argument) => !argument.startsWith("-") && argument !== "help") ?? "";
  const commands = await commandsNamed(word);
  const text =
    commands.length > 0 ? overview(commands) : `Unknown command: ${args.join(" ")}. See masar --help`;
  if (asksHelp && commands.length > 0) {
    out(text);
    return EXIT.ok;
  }
  err(text);
  return EXIT.usage;
}

function report(error: unknown, command: Command, { err }: Streams): number {
  if (error instanceof UsageError) {
    err(`${error.message}.\nUsage: masar ${command.name} ${command.usage}\nSee masar ${command.name} --help`);
    return EXIT.usage;
  }
  if (error instanceof SetupProblem) {
    err(error.message);
    return EXIT.configuration;
  }
  if (error instanceof CommandFailure) {
    err(error.message);
    return EXIT.failed;
  }
  err(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.failed;
}
