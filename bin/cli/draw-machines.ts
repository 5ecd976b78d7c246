import { EFFECTS } from "#app/domain/effects.ts";
import { statesOf, type Machine, type Transition } from "#app/domain/kernel/transition-table.ts";
import { MACHINES, type DrawnMachine } from "#app/domain/machines.ts";

const HEAD = `# The machines

Drawn by \`npx masar docs machines\` from the tables in \`app/domain\`; a test fails when this page is behind them.
An edge is taken by the roles under "By", when its guard holds. A reason that is required is written down. What a
state requires is a column that the database refuses to be empty.
`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(", ");

const edges = (machine: Machine<string>): string =>
  table(
    ["Edge", "From", "To", "By", "Guard", "Reason", "Effects"],
    machine.transitions.map((t) => [
      `\`${t.name}\``,
      code(t.from),
      `\`${t.to}\``,
      t.by.join(", "),
      t.guard ? `\`${t.guard}\`` : "",
      t.reason ?? "",
      code(t.effects ?? []),
    ]),
  );

/** Edges between the same two states share an arrow; one that stays is a loop. */
function diagram(machine: Machine<string>): string {
  const arrows = new Map<string, string[]>();
  const draw = ({ name, from, to }: Transition<string>): void => {
    for (const state of from) {
      const arrow = `${state} --> ${to}`;
      const names = arrows.get(arrow);
      if (!names) arrows.set(arrow, [name]);
      else if (!names.includes(name)) names.push(name);
    }
  };
  machine.transitions.forEach(draw);
  return [
    "```mermaid",
    "stateDiagram-v2",
    ...machine.initial.map((state) => `  [*] --> ${state}`),
    ...[...arrows].map(([arrow, names]) => `  ${arrow}: ${names.join(", ")}`),
    ...machine.final.map((state) => `  ${state} --> [*]`),
    "```",
  ].join("\n");
}

function required(machine: Machine<string>): string {
  const rows = statesOf(machine).flatMap((state) => {
    const columns = machine.requires?.[state] ?? [];
    return columns.length > 0 ? [[`\`${state}\``, code(columns)]] : [];
  });
  return rows.length > 0 ? table(["State", "Requires"], rows) : "";
}

function effects(machine: Machine<string>): string {
  const known = EFFECTS[machine.name];
  if (!known) return "";
  const used = new Set(machine.transitions.flatMap((t) => t.effects ?? []));
  const rows = Object.entries(known)
    .filter(([name]) => used.has(name))
    .map(([name, { what, where }]) => [`\`${name}\``, what, `\`${where}\``]);
  return table(["Effect", "What it is", "Where it happens"], rows);
}

const section = ({ title, machine, constraint }: DrawnMachine): string =>
  [
    `## ${title}`,
    `Words: ${code(statesOf(machine))}, held by the constraint \`${constraint}\`.`,
    diagram(machine),
    edges(machine),
    required(machine),
    effects(machine),
  ]
    .filter((part) => part !== "")
    .join("\n\n");

/** The page docs/machines.md as Markdown, from every machine's table. */
export const drawMachines = (): string => `${[HEAD.trim(), ...MACHINES.map(section)].join("\n\n")}\n`;
