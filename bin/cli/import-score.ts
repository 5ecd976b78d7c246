import { importScores } from "#app/domain/registry/import-scores.server.ts";
import { importByCountry } from "./import-by-country.ts";

/** Imports scores and the variables they were worked out from. */
export const importScoreCommand = importByCountry(
  {
    name: "import score",
    summary: "Import registry scores and their variables",
    details: "For the columns see docs/formats/score-csv.md. The same file again changes nothing.",
  },
  "Scores",
  importScores,
);
