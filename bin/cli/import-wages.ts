import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { importByCountry } from "./import-by-country.ts";

/** Imports wage records of the register; the worker then opens and settles checkpoints. */
export const importWagesCommand = importByCountry(
  {
    name: "import wages",
    summary: "Import wage records",
    details: "For the columns see docs/formats/wages-csv.md. The same file again changes nothing.",
  },
  "Wages",
  importWages,
);
