import type { PlainDate } from "../kernel/plain-date.ts";
import { composition, type Household as RegisteredHousehold } from "../people/household.ts";
import { EMPTY_HOUSEHOLD, type Household } from "./household.ts";

/**
 * A registered household as the engine sees it. What is paid now was decided with the household's means in view, so
 * it stands for them: capital and other income are not taken off a second time.
 */
export function benefitHousehold(
  registered: RegisteredHousehold,
  decidedMinor: number | null,
  day: PlainDate,
): Household {
  const { adults, children, dependants } = composition(registered, day);
  return { ...EMPTY_HOUSEHOLD, adults, children, dependants, capital: 0, award: decidedMinor };
}
