import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { minorDigits } from "../../kernel/money.ts";
import { addMonths, monthOf, type PlainDate } from "../../kernel/plain-date.ts";
import { deny, expectOk, fail, ok, type Outcome } from "../../kernel/result.ts";
import { readHouseholds } from "../../people/household-of.server.ts";
import { verifiedEarnings } from "../../placements/verified-earnings.server.ts";
import { benefitHousehold } from "../benefit-household.ts";
import type { CompiledPack } from "../compile-pack.ts";
import { EMPTY_HOUSEHOLD, NO_COSTS } from "../household.ts";
import { byFirstDay, compileVersion, endedByNext } from "../pack-versions.ts";
import { project } from "../project.ts";
import { openDraft } from "./drafts.store.server.ts";
import { mayReadPacks } from "./pack-editor.policy.ts";
import { effectOn, type EffectGroup, type SampleHousehold } from "./pack-effect.ts";
import { FEWEST_REAL, SAMPLE_SIZE, madeUpHouseholds, traitsIn } from "./pack-sample.ts";
import { allVersions, sampleOfHouseholds, type VersionRow } from "./versions.store.server.ts";

export type DraftEffect = {
  /** real: households of the country under this pack; made_up: there are too few of them. */
  readonly sample: "real" | "made_up";
  readonly size: number;
  readonly currency: string;
  /** The wage of the second situation, a month, in minor units. */
  readonly wageMinor: number;
  /** With the earnings that are proven today, and after somebody without any takes up work. */
  readonly asTheyAre: readonly EffectGroup[];
  readonly inWork: readonly EffectGroup[];
};

const compiled = (version: Pick<VersionRow, "version" | "effective" | "body">): CompiledPack =>
  expectOk(compileVersion(version.body, version));

/** What a household of four is paid before any income: the measure of the wage that is tried. */
function wageToTry(packs: readonly CompiledPack[], from: PlainDate, currency: string): number {
  const { months } = project(packs, {
    firstMonth: monthOf(from),
    months: 1,
    household: { ...EMPTY_HOUSEHOLD, adults: 2, children: 2, dependants: 3, capital: 0 },
    spells: [{ from: 0, until: null, status: "active", award: null }],
    plan: { earnings: [], costs: NO_COSTS },
  });
  const most = months[0]?.award.max ?? 0;
  return most > 0 && Number.isFinite(most) ? most : 1_000 * 10 ** minorDigits(currency);
}

/** Months for which a wage record still says what is earned now. */
const RECENT_MONTHS = 4;

/** The real households of the sample, as the rules see them: by who lives there, not by what was decided. */
async function realHouseholds(
  ctx: Ctx,
  of: { readonly country: string; readonly packId: string },
  today: PlainDate,
): Promise<readonly SampleHousehold[]> {
  const ids = await sampleOfHouseholds(ctx.sql, { ...of, on: today, limit: SAMPLE_SIZE });
  if (ids.length < FEWEST_REAL) return [];
  const since = monthOf(addMonths(today, -RECENT_MONTHS));
  const sample: SampleHousehold[] = [];
  for (const household of await readHouseholds(ctx, ids, today)) {
    const earned = await verifiedEarnings(
      ctx,
      household.members.map(({ personId }) => personId),
    );
    const latest = earned.at(-1);
    sample.push({
      household: benefitHousehold(household, null, today),
      earningsMinor: latest && latest.month >= since ? latest.earningsMinor : 0,
    });
  }
  return sample;
}

/**
 * What a draft does to households over two years from its first day, before it comes into force. Reads households only
 * to count them: nobody is named, and groups that are too small are not shown. Fails with `not_found`.
 */
export async function draftEffect(
  ctx: Ctx,
  actor: Actor,
  input: { readonly packId: string },
): Promise<Outcome<DraftEffect | null>> {
  const denied = mayReadPacks(actor);
  if (denied) return deny(denied);
  const draft = await openDraft(ctx.sql, input.packId);
  if (!draft) return fail("not_found");
  const { country, currency, effective } = draft.body;
  const held = (await allVersions(ctx.sql, input.packId)).filter(({ takenBackAt }) => takenBackAt === null);
  // A new pack changes nothing for anybody: there is nothing to compare.
  if (held.length === 0) return ok(null);
  const today = ctx.clock.today(actor.country);
  const version = Math.max(...held.map((one) => one.version)) + 1;
  const drafted = { version, effective, body: { ...draft.body, version } };
  const before = endedByNext(held).map(compiled);
  const after = endedByNext(
    [...held.filter((one) => one.effective.from !== effective.from), drafted].sort(byFirstDay),
  ).map(compiled);
  const wageMinor = wageToTry(before, effective.from, currency);
  const own = actor.country === country;
  const real = own ? await realHouseholds(ctx, { country, packId: input.packId }, today) : [];
  const isReal = real.length >= FEWEST_REAL;
  const sample = isReal ? real : madeUpHouseholds(traitsIn(draft.body), wageMinor);
  const about = { from: effective.from, real: isReal };
  return ok({
    sample: isReal ? "real" : "made_up",
    ...{ size: sample.length, currency, wageMinor },
    asTheyAre: effectOn(sample, { before, after }, { ...about, earningsOf: (one) => one.earningsMinor }),
    inWork: effectOn(
      sample,
      { before, after },
      { ...about, earningsOf: (one) => one.earningsMinor || wageMinor },
    ),
  });
}
