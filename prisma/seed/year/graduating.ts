import { appealGraduation } from "#app/domain/casework/appeal-graduation.server.ts";
import { closeCase } from "#app/domain/casework/close-case.server.ts";
import { decideAppeal } from "#app/domain/casework/decide-appeal.server.ts";
import { decideGraduation } from "#app/domain/casework/decide-graduation.server.ts";
import { hearHousehold } from "#app/domain/casework/hear-household.server.ts";
import { proposeGraduation } from "#app/domain/casework/propose-graduation.server.ts";
import { readCaseload } from "#app/domain/casework/read-caseload.server.ts";
import { recordHealthCover } from "#app/domain/casework/record-health-cover.server.ts";
import { reportRelapse } from "#app/domain/casework/report-relapse.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { inDays, inWorkingDays, tried, type Play, type Seeker } from "./play.ts";

const WORDS = {
  proposal: "أجر ثابت منذ ستة أشهر أو أكثر، والدخل أعلى من المساعدة.",
  closing: "عقد العمل ينتهي قريبًا، ولا يصح القرار الآن.",
  said: "العمل مناسب، وأريد أن أعرف طريق العودة إن احتجت إليه.",
  yes: "الشروط متحققة، والأسرة سُمعت، والتغطية الصحية مذكورة.",
  notYet: "الدخل ما زال قريبًا من الحد، فننتظر أشهرًا أخرى.",
  appeal: "راتبي قد ينقص بعد موسم العمل، وأطلب إعادة النظر.",
  upheld: "راجعنا السجلات مع الأسرة، والقرار صحيح.",
} as const;

const officerOf = (play: Play, personId: string): Member | null =>
  play.officerOf.get(personId) ?? play.officers[0] ?? null;

/** Another officer than the person's own: who proposed does not decide. */
function secondOfficer(play: Play, personId: string): Member | null {
  const own = officerOf(play, personId);
  const others = play.officers.filter((officer) => officer !== own);
  return others.length > 0 ? play.luck("officers").pick(others) : null;
}

/** A case is open: the person's officer proposes, a supervisor closes it, or it waits. */
export function considerCase(play: Play, personId: string, caseId: string): void {
  const luck = play.luck("officers");
  const officer = officerOf(play, personId);
  const lucky = play.seekers.get(personId)?.lucky ?? false;
  const does = lucky
    ? "propose"
    : luck.weighted([
        ["propose", 86],
        ["close", 4],
        ["wait", 10],
      ] as const);
  if (does === "propose" && officer)
    play.agenda.plan(inWorkingDays(play, lucky ? 1 : luck.whole(1, 8)), async () => {
      tried(play, "propose", await proposeGraduation(play.ctx, officer, { caseId, reason: WORDS.proposal }));
    });
  const { supervisor } = play;
  if (does === "close" && supervisor)
    play.agenda.plan(inWorkingDays(play, luck.whole(5, 12)), async () => {
      tried(play, "close a case", await closeCase(play.ctx, supervisor, { caseId, reason: WORDS.closing }));
    });
}

/** The household was told why: the person says what she thinks, an officer calls, or nobody does. */
export function considerHearing(play: Play, personId: string, caseId: string): void {
  const luck = play.luck("households");
  const seeker = play.seekers.get(personId);
  const by = seeker?.lucky
    ? "person"
    : luck.weighted([
        ["person", 75],
        ["officer", 20],
        ["nobody", 5],
      ] as const);
  const actor = by === "person" && seeker ? seeker.actor : officerOf(play, personId);
  if (by === "nobody" || !actor) return;
  const healthCover = seeker?.lucky
    ? "confirmed"
    : luck.weighted([
        ["confirmed", 60],
        ["loss_heard", 25],
        ["unknown", 15],
      ] as const);
  play.agenda.plan(inDays(play, by === "person" ? luck.whole(2, 12) : luck.whole(15, 20)), async () => {
    const said = luck.chance(0.7) ? WORDS.said : "";
    tried(play, "be heard", await hearHousehold(play.ctx, actor, { caseId, said, healthCover }));
  });
  if (healthCover === "unknown")
    play.agenda.plan(inDays(play, 24), async () => {
      const officer = officerOf(play, personId);
      const input = { caseId, healthCover: "loss_heard" };
      if (officer) tried(play, "record health cover", await recordHealthCover(play.ctx, officer, input));
    });
}

/** The household was heard: a second officer decides. */
export function considerDecision(play: Play, personId: string, caseId: string): void {
  const luck = play.luck("officers");
  const lucky = play.seekers.get(personId)?.lucky ?? false;
  const second = secondOfficer(play, personId);
  const decision = lucky || luck.chance(0.84) ? "yes" : "not_yet";
  const reason = decision === "yes" ? WORDS.yes : WORDS.notYet;
  const decide = async (): Promise<void> => {
    if (!second) return;
    const decided = await decideGraduation(play.ctx, second, { caseId, decision, reason });
    // Health cover is still being looked into: the officer comes back to the case.
    if (!decided.ok && decided.error.code === "health_cover_open")
      play.agenda.plan(inWorkingDays(play, 5), decide);
    else tried(play, "decide", decided);
  };
  play.agenda.plan(inWorkingDays(play, luck.whole(2, 9)), decide);
}

/** "Yes" was decided: a few households appeal. */
export function considerAppeal(play: Play, personId: string, caseId: string): void {
  const luck = play.luck("households");
  const seeker = play.seekers.get(personId);
  if (!seeker || seeker.lucky || !luck.chance(0.1)) return;
  play.agenda.plan(inDays(play, luck.whole(3, 26)), async () => {
    tried(play, "appeal", await appealGraduation(play.ctx, seeker.actor, { caseId, reason: WORDS.appeal }));
  });
}

/** An appeal: the supervisor, who had no part in the case, decides it. */
export function considerAppealed(play: Play, caseId: string): void {
  const luck = play.luck("officers");
  const { supervisor } = play;
  const decision = luck.chance(0.6) ? "uphold" : "not_yet";
  const reason = decision === "uphold" ? WORDS.upheld : WORDS.notYet;
  if (supervisor)
    play.agenda.plan(inWorkingDays(play, luck.whole(4, 14)), async () => {
      tried(play, "decide an appeal", await decideAppeal(play.ctx, supervisor, { caseId, decision, reason }));
    });
}

/** Work was lost: whose household has graduated says so, and the benefit is paid again from that day. */
export function loseWork(play: Play, seeker: Seeker): void {
  const luck = play.luck("households");
  const { personId } = seeker.actor;
  if (!luck.chance(0.85)) return;
  play.agenda.plan(inDays(play, luck.whole(2, 14)), async () => {
    const caseId = play.graduated.get(personId);
    if (caseId === undefined) return;
    if (tried(play, "report a relapse", await reportRelapse(play.ctx, seeker.actor, { caseId })))
      play.graduated.delete(personId);
  });
}

/** The demo's officers and the supervisor look at their caseload, as they do at the start of a week. */
export async function readCaseloads(play: Play): Promise<void> {
  const wanted = { lane: null, name: "", stage: null, proof: null, page: 1 } as const;
  for (const actor of [...play.officers.slice(0, 2), play.supervisor])
    if (actor) tried(play, "read the caseload", await readCaseload(play.ctx, actor, wanted));
}
