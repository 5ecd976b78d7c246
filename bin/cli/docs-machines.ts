import { docsPage } from "./docs-page.ts";
import { drawMachines } from "./draw-machines.ts";

/** Draws the state machines into the documentation. */
export const docsMachines = docsPage({
  name: "machines",
  file: "machines.md",
  summary: "Draw the state machines into docs/machines.md",
  draw: drawMachines,
});
