import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays, firstDayOf, shiftMonth, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { CHECKPOINT_DAYS, type PlacementState } from "#app/domain/placements/placement.ts";
import { seededRandom, type Random } from "#prisma/seed/demo/random.ts";

const COUNTRY = "SA";
const AT = "2027-01-05T09:00:00Z";
/** Registration numbers by the employer they belong to; the last belongs to nobody. */
const NUMBERS = [
  ["7001", 0],
  ["7002", 0],
  ["7011", 1],
  ["7999", null],
] as const;

/** Persons of one batch. */
const PART = 1_000;

export const RANDOM_IMPORT = "00000000-0000-7000-8000-0000000000aa";

type Rows = unknown[][];
type Table = { readonly name: string; readonly columns: string; readonly rows: Rows };

/** Ids that are the same wherever the same register is made; the kind is in their middle. */
const idOf = (kind: number, n: number): string =>
  `00000000-0000-7${String(kind).padStart(3, "0")}-8000-${n.toString(16).padStart(12, "0")}`;

const monthDay = (random: Random, from: number, to: number): PlainDate =>
  addDays(firstDayOf(shiftMonth("2027-03", random.whole(from, to))), random.whole(0, 27));

/**
 * Writes persons with whatever may be known and said of their work, and new wage records about them, at random: mostly
 * a further month, and everything that stands in the way of one. Returns how many batches of them there are.
 */
export async function writeRandomRegister(ctx: Ctx, persons: number, seed: number): Promise<number> {
  const random = seededRandom(seed);
  const table = (name: string, columns: string): Table => ({ name, columns, rows: [] });
  const t = {
    organisation: table("organisation", "id,kind,name,name_lang,country,created_at"),
    establishment: table("establishment", "id,organisation_id,country,registration_number,name"),
    person: table(
      "person",
      "id,country,national_id_lookup,merged_into_id,origin,preferred_language,created_at,updated_at",
    ),
    placement: table(
      "placement",
      "id,person_id,organisation_id,country,status,expected_start,started_on,start_tier,ended_on,end_reason,wage_minor,currency,created_at,updated_at",
    ),
    dates: table("placement_dates", "id,placement_id,started_on,ended_on,tier,recorded_at,recorded_by"),
    checkpoint: table("checkpoint", "id,placement_id,day,due_on,status,tier,evidence_id,decided_at"),
    evidence: table(
      "evidence",
      'id,placement_id,tier,"from",until,source_id,recorded_at,recorded_by,set_aside_at',
    ),
    question: table(
      "wage_question",
      "id,kind,person_id,country,registration_number,first_month,status,placement_id,asked_at,settlement,settled_at",
    ),
    correction: table(
      "wage_correction",
      "id,country,record_id,national_id_lookup,registration_number,month,verdict,placement_id,wage_minor,reason_sealed,status_before,at,by_account_id",
    ),
    issue: table("wage_issue", "id,country,kind,placement_id,status,opened_at"),
    record: table(
      "wage_record",
      "id,country,import_id,person_id,national_id_lookup,registration_number,month,wage_minor,currency,started_on,ended_on,revision,status,reason,part,received_at",
    ),
  };
  for (const n of [0, 1]) t.organisation.rows.push([idOf(1, n), "employer", `منشأة ${n}`, "ar", COUNTRY, AT]);
  for (const [n, [number, of]] of NUMBERS.entries())
    if (of !== null) t.establishment.rows.push([idOf(2, n), idOf(1, of), COUNTRY, number, `منشأة ${n}`]);

  const cancelled = new Set<string>();
  const placementOf = (n: number, k: number, personId: string, organisation: number): string => {
    const id = idOf(4, n * 4 + k);
    const status = random.weighted<PlacementState>([
      ["started", 70],
      ["suspended", 6],
      ["expected", 16],
      ["ended", 5],
      ["cancelled", 3],
    ]);
    if (status === "cancelled") cancelled.add(id);
    const expected = monthDay(random, -6, 1);
    const hasStarted = status !== "expected" && status !== "cancelled";
    const startedOn = hasStarted ? addDays(expected, random.pick([0, 0, 0, 3, -20, 40])) : null;
    const endedOn = status === "ended" && startedOn ? addDays(startedOn, random.whole(5, 90)) : null;
    const tier = startedOn ? random.pick(["employer", "self", "wage_record"]) : null;
    const wage = random.pick([420_000, 420_000, 420_000, 0, null]);
    t.placement.rows.push([
      ...[id, personId, idOf(1, organisation), COUNTRY, status, expected, startedOn, tier, endedOn],
      ...[endedOn ? "unknown" : null, wage, wage === null ? null : "SAR", AT, AT],
    ]);
    if (!startedOn) return id;
    const by = random.pick(["wage_records", "person"]);
    if (tier === "wage_record" || endedOn)
      t.dates.rows.push([idOf(5, n * 4 + k), id, startedOn, endedOn, tier, AT, by]);
    for (const [c, day] of CHECKPOINT_DAYS.entries()) {
      const dueOn = addDays(startedOn, day);
      const proof = random.weighted<string | null>([
        [null, 80],
        ["payslip", 8],
        ["employer", 8],
        ["wage_record", 4],
      ]);
      const open = random.weighted<string>([
        ["pending", 9],
        ["unknown", 1],
      ]);
      const proven = proof === "employer" ? "evidenced" : "confirmed";
      const state = proof === null ? open : random.chance(0.1) ? "disputed" : proven;
      const evidenceId = proof === null ? null : idOf(7, (n * 4 + k) * 4 + c);
      t.checkpoint.rows.push([
        ...[idOf(6, (n * 4 + k) * 4 + c), id, day, dueOn, state, proof, evidenceId],
        state === "pending" ? null : AT,
      ]);
      if (evidenceId)
        t.evidence.rows.push([evidenceId, id, proof, dueOn, addDays(dueOn, 1), "word", AT, "person", null]);
    }
    if (random.chance(0.02))
      t.evidence.rows.push([
        ...[idOf(8, n * 4 + k), id, "wage_record", monthDay(random, -4, -1), "2027-03-31", "set aside", AT],
        ...["wage_records", AT],
      ]);
    if (random.chance(0.02))
      t.issue.rows.push([idOf(9, n * 4 + k), COUNTRY, "start_unproven", id, "open", AT]);
    return id;
  };

  for (let n = 0; n < persons; n++) {
    const own = idOf(3, n * 2);
    const merged = random.chance(0.03) ? idOf(3, n * 2 + 1) : null;
    const lookup = `identity ${n}`;
    const exists = random.chance(0.97);
    if (exists && merged)
      t.person.rows.push([merged, COUNTRY, `merged ${n}`, null, "registry", "ar", AT, AT]);
    if (exists) t.person.rows.push([own, COUNTRY, lookup, merged, "registry", "ar", AT, AT]);
    const holder = merged ?? own;
    const [number, organisation] = random.pick(NUMBERS.slice(0, random.chance(0.95) ? 3 : 4));
    const ids = exists
      ? Array.from(
          {
            length: random.weighted<number>([
              [1, 90],
              [2, 7],
              [0, 3],
            ]),
          },
          (_, k) => placementOf(n, k, holder, random.chance(0.95) ? (organisation ?? 0) : random.whole(0, 1)),
        )
      : [];
    const isSaid = exists && random.chance(0.04);
    if (isSaid) {
      const settlement = random.pick([null, null, "hers", "not_hers"] as const);
      t.question.rows.push([
        ...[idOf(10, n), "mine", holder, COUNTRY, number, "2027-01-01"],
        ...[random.pick(["asked", "yes", "no", "withdrawn"]), random.pick([null, ...ids]), AT],
        ...[settlement, settlement && AT],
      ]);
    }
    const months = random.some(
      [-3, -2, -1, 0, 1, 2],
      random.weighted<number>([
        [1, 8],
        [2, 2],
      ]),
    );
    for (const [r, shift] of months.entries()) {
      const month = firstDayOf(shiftMonth("2027-03", shift));
      const recordId = idOf(11, n * 2 + r);
      const wage = random.weighted<number>([
        [390_000, 90],
        [0, 3],
        [420_000 * 8, 2],
        [420_000 * 8 + 1, 2],
        [20_000_000, 1],
        [20_000_001, 2],
      ]);
      if (random.chance(0.02)) {
        const [open = null] = ids.filter((id) => !cancelled.has(id));
        const verdict = random.pick(open ? ["accept", "ignore", "attach"] : ["accept", "ignore"]);
        const to = verdict === "attach" ? open : null;
        t.correction.rows.push([
          ...[idOf(12, n * 2 + r), COUNTRY, recordId, lookup, number, month, verdict, to, wage, "sealed"],
          ...["held", AT, idOf(13, 0)],
        ]);
      }
      t.record.rows.push([
        ...[recordId, COUNTRY, RANDOM_IMPORT, random.chance(0.98) ? holder : null, lookup, number, month],
        ...[wage, "SAR", random.chance(0.05) ? addDays(month, 9) : null],
        ...[random.chance(0.05) ? addDays(month, 20) : null, random.chance(0.97) ? 1 : 2, "new"],
        ...[random.chance(0.98) ? null : "two_figures", Math.floor(n / PART), AT],
      ]);
    }
  }
  await ctx.bulk(async (tx) => {
    for (const { name, columns, rows } of Object.values(t)) await tx.copyIn(name, columns.split(","), rows);
    await tx.query("analyze");
  });
  return Math.ceil(persons / PART);
}
