import { fail, ok, type Failure, type Result } from "../kernel/result.ts";
import type { PlainMonth } from "../kernel/plain-date.ts";
import {
  EMPTY_HOUSEHOLD,
  type Earning,
  type Household,
  type HouseholdChange,
  type Spell,
} from "./household.ts";
import { toInner } from "./parameter.ts";
import { policyCaseSchema, type PolicyCase } from "./policy-case.schema.ts";
import type { ProjectionInput } from "./project.ts";
import { schemaProblems } from "./schema-problems.ts";

/** What a case says nothing of is not there. */
const NOTHING_ELSE: Household = { ...EMPTY_HOUSEHOLD, capital: 0, capped: 0 };

type CaseHousehold = Omit<PolicyCase["household"], "changes">;

/** A case with a failure's worth of problems, each with its place. */
export const invalidCase = (problems: readonly string[]): Failure => ({
  kind: "failure",
  code: "invalid_case",
  params: { count: problems.length, problems: problems.slice(0, 20).join("\n") },
});

/** Parses the JSON of a case; every problem is named with its place. */
export function parseCase(json: unknown): Result<PolicyCase, Failure> {
  const parsed = policyCaseSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  return fail(invalidCase(schemaProblems(policyCaseSchema, json, parsed.error, "case")));
}

type Amount = (value: number, place: string) => number;

type Unearned = NonNullable<CaseHousehold["unearned"]>;

/** Other income by how it counts; an amount alone counts as usual. */
function unearnedFacts(given: Unearned, amount: Amount, place: string): Partial<Household> {
  const all = typeof given === "number" ? [{ amount: given, counts: "usual" as const }] : given;
  const sumOf = (counts: "usual" | "in-full" | "not"): number =>
    all.reduce(
      (sum, one, i) =>
        one.counts === counts
          ? sum + amount(one.amount, typeof given === "number" ? place : `${place}.${i}.amount`)
          : sum,
      0,
    );
  return { unearned: sumOf("usual"), unearnedInFull: sumOf("in-full"), unearnedIgnored: sumOf("not") };
}

/** Income of a spouse who has no part in the benefit. */
const spouseFacts = (
  given: NonNullable<CaseHousehold["spouse"]>,
  amount: Amount,
  place: string,
): Partial<Household> =>
  given === "unknown"
    ? { spouseEarned: null, spouseUnearned: null }
    : {
        spouseEarned: amount(given.earned, `${place}.earned`),
        spouseUnearned: amount(given.unearned, `${place}.unearned`),
      };

/** Attendance just short of a line is short of it: it is never rounded up. */
const floored = (share: number): number => Math.floor(share * 1_000_000 + 1e-6);

function facts(
  given: CaseHousehold & { readonly score?: number | null | readonly (number | null)[] | undefined },
  amount: Amount,
  place: string,
): Partial<Household> {
  const money = (key: "award" | "supplement" | "overpayment"): object =>
    given[key] === undefined ? {} : { [key]: amount(given[key], `${place}.${key}`) };
  const { capital, adults, children, traits, unearned, attendance, cappedBenefits, childrenIncome } = given;
  const score = Array.isArray(given.score) ? given.score[0] : (given.score as number | null | undefined);
  const dependants = given.dependants ?? children;
  return {
    ...(adults !== undefined && { adults }),
    ...(children !== undefined && { children }),
    ...(dependants !== undefined && { dependants: Math.max(dependants, children ?? 0) }),
    ...(traits !== undefined && { traits }),
    ...(capital !== undefined && {
      capital: capital === "unknown" ? null : amount(capital, `${place}.capital`),
    }),
    ...(unearned !== undefined && unearnedFacts(unearned, amount, `${place}.unearned`)),
    ...(cappedBenefits !== undefined && {
      capped: cappedBenefits === "unknown" ? null : amount(cappedBenefits, `${place}.cappedBenefits`),
    }),
    ...(given.spouse !== undefined && spouseFacts(given.spouse, amount, `${place}.spouse`)),
    ...(given.parents !== undefined && {
      parentsUnearned: amount(given.parents.unearned, `${place}.parents.unearned`),
      recipients: given.parents.recipients,
    }),
    ...(childrenIncome !== undefined && {
      childrenIncome: childrenIncome.map((one, i) => amount(one, `${place}.childrenIncome.${i}`)),
    }),
    ...money("award"),
    ...money("supplement"),
    ...money("overpayment"),
    ...(score !== undefined && { score: score === null ? null : Math.round(score * 1_000_000) }),
    ...(attendance !== undefined && { attendance: floored(attendance) }),
  };
}

/** Scores written month by month, as the changes that they are. */
const scoreChanges = (score: CaseHousehold["score"]): readonly HouseholdChange[] =>
  Array.isArray(score)
    ? score
        .map((value, from) => ({ from, score: value === null ? null : Math.round(value * 1_000_000) }))
        .slice(1)
    : [];

/** Without a number of months: two years, or as many as the case names. */
function monthsOf({ months, earnings, household }: PolicyCase): number {
  if (months !== undefined) return months;
  const named = earnings.flatMap((entry, i) =>
    typeof entry === "number" ? [i + 1] : [...(entry.months ?? []), entry.month ?? entry.from ?? 1],
  );
  const scores = Array.isArray(household.score) ? household.score.length : 1;
  return Math.max(24, scores, ...named);
}

function earningsOf(given: PolicyCase["earnings"], amount: Amount): Earning[] {
  const one = (index: number, value: number): Earning => ({
    earner: "1",
    from: index,
    until: index + 1,
    amount: value,
    basis: "net",
  });
  return given.flatMap((entry, i): Earning[] => {
    const place = `earnings.${i}`;
    if (typeof entry === "number") return [one(i, amount(entry, place))];
    const value = amount(entry.amount, `${place}.amount`);
    const { earner, basis, counted } = entry;
    const valued = counted === undefined ? {} : { valued: amount(counted, `${place}.counted`) };
    if (entry.from !== undefined) {
      const until = entry.until === undefined ? null : entry.until - 1;
      return [{ earner, basis, from: entry.from - 1, until, amount: value, ...valued }];
    }
    const months = entry.months ?? (entry.month === undefined ? [] : [entry.month]);
    return months.map((m) => ({ ...one(m - 1, value), earner, basis, ...valued }));
  });
}

/** A case as the engine takes it: months from 0, amounts in minor units. */
export function readCase(
  policyCase: PolicyCase,
  pack: { readonly currency: string; readonly from: PlainMonth },
): Result<ProjectionInput, Failure> {
  const problems: string[] = [];
  const amount: Amount = (value, place) => {
    const minor = toInner(value, "amount", pack.currency);
    if (minor === null) problems.push(`${place}: has more decimals than ${pack.currency} uses`);
    return minor ?? 0;
  };
  const { changes: given, ...first } = policyCase.household;
  const household: Household = { ...NOTHING_ELSE, ...facts(first, amount, "household") };
  const changes: HouseholdChange[] = [...scoreChanges(first.score)];
  const written = given.map(({ from, ...change }, i) => ({
    from: from - 1,
    ...facts(change, amount, `household.changes.${i}`),
  }));
  changes.push(...written);
  const spells: Spell[] = (policyCase.spells ?? [{ from: 1, status: "active" as const }]).map((spell, i) => ({
    from: spell.from - 1,
    until: "until" in spell && spell.until !== undefined ? spell.until - 1 : null,
    status: spell.status,
    award: "award" in spell && spell.award !== undefined ? amount(spell.award, `spells.${i}.award`) : null,
  }));
  const { costs } = policyCase;
  const cost = (key: "transport" | "childcare"): number | null => {
    const value = costs[key] ?? 0;
    return value === "unknown" ? null : amount(value, `costs.${key}`);
  };
  const input: ProjectionInput = {
    firstMonth: policyCase.firstMonth ?? pack.from,
    months: monthsOf(policyCase),
    household,
    changes: changes.sort((a, b) => a.from - b.from),
    spells,
    plan: {
      earnings: earningsOf(policyCase.earnings, amount),
      costs: {
        transport: cost("transport"),
        childcare: cost("childcare"),
        expensesBeforeShare: amount(costs.expensesBeforeShare ?? 0, "costs.expensesBeforeShare"),
        expensesAfterShare: amount(costs.expensesAfterShare ?? 0, "costs.expensesAfterShare"),
      },
    },
  };
  return problems.length > 0 ? fail(invalidCase(problems)) : ok(input);
}
