import { useTranslation } from "react-i18next";

import type { IncomeAfterWork } from "#app/domain/benefits/income-after-work.ts";
import type { Interval } from "#app/domain/benefits/interval.ts";
import type { Unknown } from "#app/domain/benefits/ledger.ts";

import { knownIncomeOf } from "./income-figures.ts";
import type { IncomePathProps } from "./income-path.tsx";

/** What the calculation says of a posting, for the person who looks at it. */
export type IncomeAnswer =
  | { readonly kind: "known"; readonly income: IncomeAfterWork }
  | {
      readonly kind: "wage-only";
      readonly currency: string;
      readonly wage: Interval;
      readonly unknowns: readonly Unknown[];
    }
  | { readonly kind: "off"; readonly reason: string };

/** The three stops of a card, or why there are none; `completeHref` leads to what is missing. */
export function useIncomePath(): (answer: IncomeAnswer, completeHref?: string) => IncomePathProps {
  const { t } = useTranslation();
  return (answer, completeHref) => {
    switch (answer.kind) {
      case "off":
        return {
          kind: "off",
          reason: t(`benefits:income.off.${answer.reason}`),
          ...(answer.reason === "household-unknown" ? { completeHref } : {}),
        };
      case "wage-only": {
        const { currency, wage } = answer;
        const most = Number.isFinite(wage.max) && wage.max > wage.min ? { minor: wage.max, currency } : null;
        return { kind: "wage-only", wage: { minor: wage.min, currency }, most };
      }
      case "known":
        return knownIncomeOf(answer.income);
    }
  };
}
