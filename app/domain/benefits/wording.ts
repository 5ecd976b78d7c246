import type { Unknown } from "./ledger.ts";

/** Keys of the sentence that names an unknown, the closest first (namespace `benefits`). */
export function unknownKeys({ code }: Pick<Unknown, "code">): readonly string[] {
  const kind = code.split(".")[0] ?? "";
  return [`unknowns.${code}`, `unknowns.${kind}.any`, "unknowns.any"];
}

/** The same sentence only once, in the order in which they came: several figures may share one. */
export const distinctUnknowns = <One extends Pick<Unknown, "code">>(
  unknowns: readonly One[],
): readonly One[] => [...new Map(unknowns.map((one) => [one.code, one])).values()];
