import type { PlainDate } from "#app/domain/kernel/plain-date.ts";

type Act = () => Promise<void> | void;

/** Who means to do what on which day. */
export type Agenda = {
  /** Puts an act on a day; one of the past or of today comes with the acts of today. */
  plan(day: PlainDate, act: Act): void;
  /** Does what is on the day's page and on pages before it, in the order in which it was put there. */
  live(day: PlainDate): Promise<void>;
  /** Acts that no day has come to yet. */
  waiting(): number;
};

export function openAgenda(): Agenda {
  const pages = new Map<PlainDate, Act[]>();
  return {
    plan(day, act) {
      const page = pages.get(day);
      if (page) page.push(act);
      else pages.set(day, [act]);
    },
    async live(today) {
      for (;;) {
        const due = [...pages.keys()].filter((day) => day <= today).sort()[0];
        const page = due === undefined ? undefined : pages.get(due);
        if (due === undefined || !page) return;
        // What an act adds to the same day is done as well.
        for (let next = page.shift(); next; next = page.shift()) await next();
        pages.delete(due);
      }
    },
    waiting: () => [...pages.values()].reduce((total, page) => total + page.length, 0),
  };
}
