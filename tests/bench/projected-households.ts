import { compilePack, type CompiledPack } from "#app/domain/benefits/compile-pack.ts";
import { EMPTY_HOUSEHOLD, type Earning, type Household, type Spell } from "#app/domain/benefits/household.ts";
import type { ProjectionInput } from "#app/domain/benefits/project.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { seeded } from "./generated-postings.ts";

/** What a person sees before she applies. */
export const MONTHS = 24;

type Draw = () => number;
const upTo = (draw: Draw, most: number): number => Math.floor(draw() * (most + 1));
const chance = (draw: Draw, share: number): boolean => draw() < share;
const between = (draw: Draw, least: number, most: number): number =>
  Math.round(least + (most - least) * draw());

/** Where the households live, and what is earned there: a usual monthly wage in minor units. */
const SCHEMES = [
  { pack: "sa-2023", share: 0.3, wage: 450_000, decided: 0.5, traits: [] },
  { pack: "eg-takaful", share: 0.3, wage: 600_000, decided: 0.95, traits: [] },
  { pack: "ma-asd", share: 0.15, wage: 310_000, decided: 0.5, traits: [] },
  { pack: "sy-naf", share: 0.05, wage: 90_000_000, decided: 0.95, traits: [] },
  {
    pack: "uk-uc-2025",
    share: 0.1,
    wage: 140_000,
    decided: 0.6,
    traits: ["housing-support", "limited-capability-for-work", "carer", "under-25"],
  },
  { pack: "us-ssi-2025", share: 0.04, wage: 90_000, decided: 0.2, traits: ["student-under-22"] },
  { pack: "us-ssdi-2025", share: 0.04, wage: 150_000, decided: 1, traits: ["blind"] },
  { pack: "us-ticket-2025", share: 0.02, wage: 150_000, decided: 0, traits: ["paid-1"] },
] as const;

export type Population = {
  /** The household with this number, and the pack it lives under. */
  readonly of: (number: number) => { readonly pack: CompiledPack; readonly input: ProjectionInput };
};

/** Stretches of work with breaks, a wage that is raised once in a while, at times a second job. */
function working(draw: Draw, earner: string, wage: number): Earning[] {
  const earnings: Earning[] = [];
  let month = chance(draw, 0.4) ? 0 : upTo(draw, 14);
  let amount = Math.round((wage * (0.3 + draw() + draw())) / 100) * 100;
  const basis = chance(draw, 0.8) ? "gross" : "net";
  while (month < MONTHS && earnings.length < 4) {
    const until = chance(draw, 0.6) ? null : month + 1 + upTo(draw, 9);
    earnings.push({ earner, from: month, until, amount, basis });
    if (until === null) break;
    month = until + (chance(draw, 0.5) ? 0 : 1 + upTo(draw, 4));
    amount = Math.round((amount * (0.8 + draw() * 0.5)) / 100) * 100;
  }
  return earnings;
}

function householdOf(draw: Draw, scheme: (typeof SCHEMES)[number]): Household {
  const { wage, decided, traits } = scheme;
  const children = upTo(draw, chance(draw, 0.2) ? 7 : 3);
  return {
    ...EMPTY_HOUSEHOLD,
    adults: 1 + upTo(draw, 1),
    children,
    dependants: children + upTo(draw, 2),
    traits: traits.filter(() => chance(draw, 0.25)),
    capital: chance(draw, 0.6) ? 0 : between(draw, 0, wage * 6),
    unearned: chance(draw, 0.85) ? 0 : between(draw, 0, wage / 3),
    score: chance(draw, 0.9) ? between(draw, 9_400_000, 9_800_000) : null,
    award: chance(draw, decided) ? between(draw, wage / 6, wage) : null,
    overpayment: chance(draw, 0.97) ? 0 : between(draw, wage / 20, wage),
  };
}

const spellsOf = (draw: Draw): readonly Spell[] => {
  if (chance(draw, 0.85)) return [{ from: 0, until: null, status: "active", award: null }];
  const until = 4 + upTo(draw, 10);
  const again = until + 1 + upTo(draw, 6);
  return [
    { from: 0, until, status: "active", award: null },
    { from: again, until: null, status: chance(draw, 0.5) ? "provisional" : "active", award: null },
  ];
};

/** Made-up households of every pack that differ in everything that a projection depends on. */
export function population(): Population {
  const compiled = new Map(
    SCHEMES.map(({ pack }) => [pack, expectOk(compilePack(policyPacks.find(({ id }) => id === pack)))]),
  );
  return {
    of: (number) => {
      const draw = seeded(Math.imul(number + 1, 0x9e3779b1));
      let where = draw();
      const scheme = SCHEMES.find(({ share }) => (where -= share) < 0) ?? SCHEMES[0];
      const pack = compiled.get(scheme.pack);
      if (!pack) throw new RangeError(`There is no pack ${scheme.pack}`);
      const household = householdOf(draw, scheme);
      const earnings = working(draw, "1", scheme.wage);
      if (household.adults > 1 && chance(draw, 0.4)) earnings.push(...working(draw, "2", scheme.wage * 0.8));
      const cost = (share: number, most: number): number =>
        chance(draw, share) ? between(draw, 0, most) : 0;
      return {
        pack,
        input: {
          firstMonth: "2025-06",
          months: MONTHS,
          household,
          changes: chance(draw, 0.15)
            ? [{ from: 1 + upTo(draw, 20), children: household.children + 1, score: household.score }]
            : [],
          spells: spellsOf(draw),
          plan: {
            earnings,
            costs: {
              transport: cost(0.7, scheme.wage / 12),
              childcare: household.children > 0 ? cost(0.2, scheme.wage / 5) : 0,
              expensesBeforeShare: 0,
              expensesAfterShare: 0,
            },
          },
        },
      };
    },
  };
}
