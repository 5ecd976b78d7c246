import { importRegistry } from "#app/domain/people/import-registry.server.ts";
import { importByCountry } from "./import-by-country.ts";

/** Imports households, their members and benefits from a registry. */
export const importRegistryCommand = importByCountry(
  {
    name: "import registry",
    summary: "Import households and people of a registry",
    details: "For the columns see docs/formats/registry-csv.md. The same file again changes nothing.",
  },
  "Registry",
  importRegistry,
);
