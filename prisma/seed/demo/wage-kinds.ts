import {
  addDays,
  firstDayOf,
  shiftMonth,
  type PlainDate,
  type PlainMonth,
} from "#app/domain/kernel/plain-date.ts";
import type { Random } from "./random.ts";

/** A row of a wage file; `wage` in major units. */
export type WageFileRow = {
  readonly nationalId: string;
  readonly registrationNumber: string;
  readonly month: string;
  readonly wage: string;
  readonly startedOn: PlainDate | null;
  readonly endedOn: PlainDate | null;
};

/** A job of a person here, with the day it is agreed to start, or has started, on. */
export type KnownJob = {
  readonly registrationNumber: string;
  readonly state: "expected" | "started";
  readonly startsOn: PlainDate;
};

/** One line of the answer key: what is hidden in the file, and should be found. */
export type Hidden = {
  readonly what: "record" | "placement" | "question" | "checkpoint";
  readonly registrationNumber: string;
  /** First day of the month for records, the empty text otherwise. */
  readonly month: string;
  readonly value: string;
};

/** What a kind has to write about: one person, her jobs here, and a number that no employer here has. */
export type WageScene = {
  readonly nationalId: string;
  readonly month: PlainMonth;
  readonly jobs: readonly KnownJob[];
  readonly foreign: string;
  readonly random: Random;
};

type Written = {
  /** Rows of an earlier file. */
  readonly before?: readonly WageFileRow[];
  readonly rows: readonly WageFileRow[];
  readonly hidden: readonly Hidden[];
};

export type WageKind = {
  /** How many of a thousand. */
  readonly weight: number;
  /** Jobs that the person has here; null where the identity is nobody's here. */
  readonly jobs: readonly KnownJob["state"][] | null;
  /** The records come under an identity that was merged into the person's. */
  readonly merged?: true;
  /** The job is at an employer that other records of the file surely name. */
  readonly covered?: true;
  readonly write: (scene: WageScene) => Written;
};

const wageOf = ({ random }: WageScene): string => String(random.whole(3_800, 6_200));

const row = (scene: WageScene, registrationNumber: string, more: Partial<WageFileRow> = {}): WageFileRow => ({
  nationalId: scene.nationalId,
  registrationNumber,
  month: scene.month,
  wage: wageOf(scene),
  startedOn: null,
  endedOn: null,
  ...more,
});

const job = (scene: WageScene, index = 0): string => scene.jobs[index]?.registrationNumber ?? "";
const dayOf = (month: PlainMonth, day: number): PlainDate => addDays(firstDayOf(month), day - 1);
const before = (scene: WageScene, months: number): PlainMonth => shiftMonth(scene.month, -months);

const record = (registrationNumber: string, month: PlainMonth, value: string): Hidden => ({
  ...{ what: "record", registrationNumber, month: firstDayOf(month), value },
});
const proven = (registrationNumber: string, month: PlainMonth): Hidden =>
  record(registrationNumber, month, "matched proves_month");
const placement = (registrationNumber: string, value: string): Hidden => ({
  ...{ what: "placement", registrationNumber, month: "", value },
});
const question = (registrationNumber: string, value: string): Hidden => ({
  ...{ what: "question", registrationNumber, month: "", value },
});
const checkpoint = (registrationNumber: string, day: number): Hidden => ({
  ...{ what: "checkpoint", registrationNumber, month: "", value: String(day) },
});

/** Work that goes on: the month's record, and the checkpoint of day 90, which falls into it. */
const goesOn = (scene: WageScene, index = 0): readonly Hidden[] => [
  proven(job(scene, index), scene.month),
  placement(job(scene, index), `started ${scene.jobs[index]?.startsOn ?? ""}`),
  checkpoint(job(scene, index), 90),
];
const still = (scene: WageScene): Hidden => placement(job(scene), `started ${scene.jobs[0]?.startsOn ?? ""}`);

/** A job at an employer that nobody here knows: the person is asked. */
const asksAboutForeign = (scene: WageScene): readonly Hidden[] => [
  record(scene.foreign, scene.month, "asked employer_unknown"),
  question(scene.foreign, "mine employer_unknown"),
];

/** What can be hidden in a wage file, by name, and how often it is. */
export const WAGE_KINDS: Readonly<Record<string, WageKind>> = {
  continues: {
    ...{ weight: 360, jobs: ["started"] },
    write: (scene) => ({ rows: [row(scene, job(scene))], hidden: goesOn(scene) }),
  },
  starts: {
    ...{ weight: 150, jobs: ["expected"] },
    write(scene) {
      const startedOn = dayOf(scene.month, 16);
      return {
        rows: [row(scene, job(scene), { startedOn })],
        hidden: [proven(job(scene), scene.month), placement(job(scene), `started ${startedOn}`)],
      };
    },
  },
  starts_undated: {
    ...{ weight: 30, jobs: ["expected"] },
    write: (scene) => ({
      rows: [row(scene, job(scene))],
      hidden: [
        proven(job(scene), scene.month),
        placement(job(scene), `started ${firstDayOf(scene.month)}`),
        // The 30th day after the first is the month's last.
        checkpoint(job(scene), 30),
      ],
    }),
  },
  ends: {
    ...{ weight: 40, jobs: ["started"] },
    write(scene) {
      const endedOn = dayOf(scene.month, 25);
      return {
        rows: [row(scene, job(scene), { endedOn })],
        hidden: [
          proven(job(scene), scene.month),
          placement(job(scene), `ended ${scene.jobs[0]?.startsOn ?? ""} ${endedOn}`),
          checkpoint(job(scene), 90),
        ],
      };
    },
  },
  ceases: {
    ...{ weight: 20, jobs: ["started"], covered: true },
    write: (scene) => ({
      before: [row(scene, job(scene), { month: before(scene, 1) })],
      rows: [],
      hidden: [
        proven(job(scene), before(scene, 1)),
        still(scene),
        question(job(scene), "ended wages_ceased"),
      ],
    }),
  },
  changes_job: {
    ...{ weight: 30, jobs: ["started"], covered: true },
    write: (scene) => ({
      before: [row(scene, job(scene), { month: before(scene, 1) })],
      rows: [row(scene, scene.foreign)],
      hidden: [
        proven(job(scene), before(scene, 1)),
        still(scene),
        question(job(scene), "ended job_change"),
        ...asksAboutForeign(scene),
      ],
    }),
  },
  changes_placement: {
    ...{ weight: 20, jobs: ["started", "expected"] },
    write(scene) {
      const [endedOn, startedOn] = [dayOf(scene.month, 14), dayOf(scene.month, 16)];
      return {
        rows: [row(scene, job(scene, 1), { startedOn }), row(scene, job(scene), { endedOn })],
        hidden: [
          proven(job(scene), scene.month),
          placement(job(scene), `ended ${scene.jobs[0]?.startsOn ?? ""} ${endedOn}`),
          checkpoint(job(scene), 90),
          proven(job(scene, 1), scene.month),
          placement(job(scene, 1), `started ${startedOn}`),
        ],
      };
    },
  },
  part_time_pair: {
    ...{ weight: 40, jobs: ["started", "started"] },
    write: (scene) => ({
      rows: [row(scene, job(scene), { wage: "2100" }), row(scene, job(scene, 1), { wage: "1900" })],
      hidden: [...goesOn(scene), ...goesOn(scene, 1)],
    }),
  },
  second_job: {
    ...{ weight: 20, jobs: ["started"] },
    write: (scene) => ({
      rows: [row(scene, job(scene)), row(scene, scene.foreign, { wage: "1200" })],
      hidden: [...goesOn(scene), ...asksAboutForeign(scene)],
    }),
  },
  unknown_job: {
    ...{ weight: 60, jobs: [] },
    write: (scene) => ({
      rows: [row(scene, scene.foreign)],
      hidden: asksAboutForeign(scene),
    }),
  },
  long_before: {
    ...{ weight: 15, jobs: ["expected"] },
    write: (scene) => ({
      rows: [row(scene, job(scene), { month: before(scene, 4) })],
      hidden: [
        record(job(scene), before(scene, 4), "asked before_start"),
        question(job(scene), "mine before_start"),
        placement(job(scene), "expected"),
      ],
    }),
  },
  wrong_identity: {
    ...{ weight: 80, jobs: null },
    write: (scene) => ({
      rows: [row(scene, scene.foreign)],
      hidden: [record(scene.foreign, scene.month, "held identity_unknown")],
    }),
  },
  late: {
    ...{ weight: 30, jobs: ["started"] },
    write: (scene) => ({
      rows: [row(scene, job(scene)), row(scene, job(scene), { month: before(scene, 2) })],
      hidden: [...goesOn(scene), proven(job(scene), before(scene, 2)), checkpoint(job(scene), 30)],
    }),
  },
  corrected: {
    ...{ weight: 30, jobs: ["started"] },
    write: (scene) => ({
      before: [row(scene, job(scene), { month: before(scene, 1), wage: "3700" })],
      rows: [row(scene, job(scene), { month: before(scene, 1), wage: "3650" }), row(scene, job(scene))],
      hidden: [...goesOn(scene), proven(job(scene), before(scene, 1))],
    }),
  },
  unchanged: {
    ...{ weight: 20, jobs: ["started"] },
    write(scene) {
      const known = row(scene, job(scene), { month: before(scene, 1) });
      return {
        before: [known],
        rows: [known, row(scene, job(scene))],
        hidden: [...goesOn(scene), proven(job(scene), before(scene, 1))],
      };
    },
  },
  duplicate: {
    ...{ weight: 15, jobs: ["started"] },
    write(scene) {
      const same = row(scene, job(scene));
      return { rows: [same, same], hidden: goesOn(scene) };
    },
  },
  two_figures: {
    ...{ weight: 10, jobs: ["started"] },
    write: (scene) => ({
      rows: [row(scene, job(scene), { wage: "3500" }), row(scene, job(scene), { wage: "3550" })],
      hidden: goesOn(scene),
    }),
  },
  absurd: {
    ...{ weight: 10, jobs: ["started"] },
    write: (scene) => ({
      rows: [row(scene, job(scene), { wage: "42000000" })],
      hidden: [record(job(scene), scene.month, "held absurd_amount"), still(scene)],
    }),
  },
  nothing_paid: {
    ...{ weight: 5, jobs: ["started"] },
    write: (scene) => ({
      rows: [row(scene, job(scene), { wage: "0" })],
      hidden: [record(job(scene), scene.month, "matched no_wage"), still(scene)],
    }),
  },
  in_future: {
    ...{ weight: 5, jobs: ["started"] },
    write: (scene) => ({
      rows: [row(scene, job(scene), { month: shiftMonth(scene.month, 4) })],
      hidden: [record(job(scene), shiftMonth(scene.month, 4), "held in_future"), still(scene)],
    }),
  },
  merged: {
    ...{ weight: 5, jobs: ["started"], merged: true },
    write: (scene) => ({ rows: [row(scene, job(scene))], hidden: goesOn(scene) }),
  },
  broken: {
    ...{ weight: 5, jobs: [] },
    write: (scene) => ({ rows: [row(scene, scene.foreign, { month: "2027-13" })], hidden: [] }),
  },
};
