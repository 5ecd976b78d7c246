import { describe, expect, it } from "vitest";
import { differingSettings } from "./meilisearch-settings.ts";

const ACTUAL = {
  rankingRules: ["sort"],
  sortableAttributes: ["_geo", "place", "rank"],
  typoTolerance: { enabled: false, disableOnWords: [] },
  distinctAttribute: "postingId",
};

describe("settings of an index", () => {
  it("are not sent when the index has them, whatever the server has filled in and put in order", () => {
    const wanted = {
      ...ACTUAL,
      sortableAttributes: ["rank", "place", "_geo"],
      typoTolerance: { enabled: false },
    };
    expect(differingSettings(wanted, ACTUAL)).toEqual({});
  });
  it("are sent alone where they differ", () => {
    const wanted = { ...ACTUAL, rankingRules: ["sort", "words"], typoTolerance: { enabled: true } };
    expect(differingSettings(wanted, ACTUAL)).toEqual({
      rankingRules: ["sort", "words"],
      typoTolerance: { enabled: true },
    });
  });
  it("are sent when the server lacks them or has too many", () => {
    expect(differingSettings({ sortableAttributes: ["rank"], stopWords: [] }, ACTUAL)).toEqual({
      sortableAttributes: ["rank"],
      stopWords: [],
    });
  });
});
