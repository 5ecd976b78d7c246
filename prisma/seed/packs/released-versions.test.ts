import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { canonicalJson } from "#app/domain/benefits/canonical-json.ts";
import { policyPacks } from "./index.ts";
import { releasedVersions } from "./released-versions.ts";

const digestOf = (pack: unknown): string => createHash("sha256").update(canonicalJson(pack)).digest("hex");
const packs = policyPacks.map((pack) => ({ pack, ...z.looseObject({ version: z.number() }).parse(pack) }));

describe("a shipped policy pack", () => {
  it.each(packs.map(({ pack, version }) => [pack.id, version, pack] as const))(
    "%s is what was released as version %i",
    (id, version, pack) => {
      const released = releasedVersions[id];
      const digest = digestOf(pack);
      const changed = released && released.digest !== digest;
      // Databases that stored the version as it was would not start any more.
      const advice = changed && version <= released.version ? `raise the version of ${id} first; then ` : "";
      expect(
        { version, digest },
        `${advice}write into released-versions.ts: "${id}": { version: ${version}, digest: "${digest}" }`,
      ).toEqual(released);
    },
  );

  it("is told from one with another content under the same number, whatever the order of its keys", () => {
    const [first] = policyPacks;
    const keys = Object.entries(first ?? {});
    expect(digestOf(Object.fromEntries(keys.toReversed()))).toBe(digestOf(first));
    expect(digestOf({ ...first, countsEarnings: "otherwise" })).not.toBe(digestOf(first));
  });

  it("is recorded once, and nothing else is", () => {
    expect(Object.keys(releasedVersions).sort()).toEqual(policyPacks.map(({ id }) => id).sort());
  });
});
