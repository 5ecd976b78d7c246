import { docsPage } from "./docs-page.ts";
import { drawExamples } from "./draw-examples.ts";

/** Draws the worked examples of the policy packs into the documentation. */
export const docsExamples = docsPage({
  name: "examples",
  file: "worked-examples.md",
  summary: "Draw the worked examples of the policy packs into docs/worked-examples.md",
  draw: drawExamples,
});
