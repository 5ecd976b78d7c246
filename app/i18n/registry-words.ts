import type { TFunction } from "i18next";

import { currencyOf } from "#app/domain/kernel/countries.ts";
import { parseMajor } from "#app/domain/kernel/money.ts";
import { isKnown, kindOf } from "#app/domain/registry/variables.ts";

import { formatMoney, formatNumber } from "./numbers.ts";

/** A variable's name: ours where we know it, else the registry's own word. */
export const variableName = (t: TFunction, code: string): string =>
  isKnown(code) ? t(`registry:variable.${code}`) : code.replaceAll("_", " ");

/** A variable's value in words: «إيجار», "350 SAR a month"; what the registry alone knows stays as it writes it. */
export function variableValue(t: TFunction, code: string, value: string, country: string): string {
  switch (kindOf(code)) {
    case "number":
      return formatNumber(Number(value));
    case "amount": {
      const amount = parseMajor(value, currencyOf(country));
      return amount ? t("registry:perMonth", { amount: formatMoney(t, amount) }) : value;
    }
    case "yes_no":
      return t(`common:answer.${value}`);
    case "choice":
      return t(`registry:value.${code}.${value}`);
    case "text":
      return value;
  }
}
