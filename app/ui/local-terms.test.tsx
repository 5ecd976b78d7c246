import { useTranslation } from "react-i18next";
import { describe, expect, it } from "vitest";

import { LOCAL_TERMS, type LocalTerms } from "#app/domain/benefits/pack.schema.ts";
import { i18nFor } from "#app/i18n/i18n.ts";
import { locales } from "#app/i18n/locale.ts";

import { LocalWords, WithLocalTerms } from "./local-terms.tsx";
import { words } from "./render-for-test.tsx";

const TERMS: LocalTerms = {
  benefit: { ar: "المعونة", en: "Aid" },
  graduation: { ar: "التخارج", en: "Takharuj" },
  household: { ar: "الأسرة", en: "Household" },
};

function Labels() {
  const { t } = useTranslation("workPays");
  return (
    <p>
      {t("common:income.benefit")} · {t("quantities.benefit")} · {t("chart.graduation", { month: 7 })} ·{" "}
      {t("table.enough")}
    </p>
  );
}

describe("a scheme's own words", () => {
  it("stand wherever the word stands alone, in both languages", () => {
    const labels = (
      <WithLocalTerms terms={TERMS}>
        <Labels />
      </WithLocalTerms>
    );
    expect(words(labels)).toBe("المعونة · المعونة · التخارج: الشهر 7 · التخارج");
    expect(words(labels, "en")).toBe("Aid · Aid · Takharuj: month 7 · Takharuj");
  });

  it("leave Masar's words where there are none, and on every other page", () => {
    words(
      <WithLocalTerms terms={TERMS}>
        <Labels />
      </WithLocalTerms>,
    );
    expect(words(<Labels />)).toBe("المعاش · المعاش · الاستقلال المالي: الشهر 7 · الاستقلال");
    expect(
      words(
        <WithLocalTerms terms={{}}>
          <Labels />
        </WithLocalTerms>,
        "en",
      ),
    ).toBe("Benefit · Benefit · Independence: month 7 · independence");
  });

  it("are said beside sentences that cannot take them, where they differ from Masar's", () => {
    expect(words(<LocalWords terms={TERMS} />)).toContain("«المعاش» في برنامجك: «المعونة».");
    const said = words(<LocalWords terms={TERMS} />, "en");
    expect(said).toContain("“Independence” is “Takharuj” in your scheme.");
    expect(said).not.toContain("“Household”");
    expect(words(<LocalWords terms={{}} />)).toBe("");
  });

  it.each(locales)("may be given for each idea that has a word of Masar's, in %s", (locale) => {
    const wordless = LOCAL_TERMS.filter(
      (term) => !i18nFor(locale).exists(`benefits:terms.${term}`, { fallbackLng: locale }),
    );
    expect(wordless).toEqual([]);
  });
});
