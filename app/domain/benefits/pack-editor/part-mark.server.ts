import { createHash } from "node:crypto";
import { canonicalJson } from "../canonical-json.ts";
import type { PolicyPack } from "../pack.schema.ts";
import { partOf, type PackPart } from "./pack-parts.ts";

/** The mark of a part as somebody saw it: another mark later means that somebody else changed it meanwhile. */
export const markOf = (pack: PolicyPack, part: PackPart): string =>
  createHash("sha256")
    .update(canonicalJson(partOf(pack, part) ?? null))
    .digest("hex")
    .slice(0, 32);
