import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EFFECTS } from "#app/domain/effects.ts";
import { statesOf } from "#app/domain/kernel/transition-table.ts";
import { MACHINES } from "#app/domain/machines.ts";
import { drawMachines } from "./draw-machines.ts";

const root = new URL("../../", import.meta.url);

describe("docs/machines.md", () => {
  it("is as the tables say (npx masar docs machines)", () => {
    expect(readFileSync(new URL("docs/machines.md", root), "utf8")).toBe(drawMachines());
  });

  it("draws every state and names every edge of every machine", () => {
    const drawn = drawMachines();
    for (const { machine } of MACHINES) {
      for (const state of statesOf(machine)) expect(drawn).toContain(`\`${state}\``);
      for (const { name } of machine.transitions) expect(drawn).toContain(`\`${name}\``);
    }
  });
});

describe("the effects of a machine", () => {
  const known = MACHINES.filter(({ machine }) => EFFECTS[machine.name]);

  it("are known by name, and each is caused by a file that is there", () => {
    expect(known.map(({ machine }) => machine.name)).toEqual(
      expect.arrayContaining(["vacancy-own", "vacancy-imported", "application", "interview", "offer"]),
    );
    for (const { machine } of known) {
      for (const effect of machine.transitions.flatMap((t) => t.effects ?? []))
        expect(EFFECTS[machine.name]?.[effect], `${machine.name}: ${effect}`).toBeDefined();
    }
    for (const effect of Object.values(EFFECTS).flatMap((table) => Object.values(table)))
      expect(existsSync(new URL(effect.where, root)), effect.where).toBe(true);
  });

  it("are all used: a table of effects names nothing that no edge has", () => {
    const used = new Set(known.flatMap(({ machine }) => machine.transitions.flatMap((t) => t.effects ?? [])));
    const named = new Set(Object.values(EFFECTS).flatMap((table) => Object.keys(table)));
    expect([...named].filter((effect) => !used.has(effect))).toEqual([]);
  });
});
