import { docsPage } from "./docs-page.ts";
import { drawWords } from "./draw-words.ts";

/** Draws the rules by which words are read into the documentation. */
export const docsWords = docsPage({
  name: "words",
  file: "arabic-rules.md",
  summary: "Draw the rules by which words are read into docs/arabic-rules.md",
  draw: drawWords,
});
