import { describe, expect, it } from "vitest";
import { applicationMachine, type ApplicationEdge } from "#app/domain/applications/application.ts";
import { EVENT_OF } from "#app/domain/applications/application.events.ts";
import { eventOf } from "#app/domain/vacancies/vacancy.events.ts";
import { ownVacancyMachine, type OwnEdge } from "#app/domain/vacancies/vacancy-machines.ts";
import { applicationMessages, TOLD } from "./application-messages.ts";
import { vacancyMessages } from "./vacancy-messages.ts";

describe("what the machines say is told", () => {
  it("of an application is told by its event, to just those", () => {
    for (const { name, effects } of applicationMachine.transitions) {
      const told = TOLD[EVENT_OF[name as ApplicationEdge]];
      const has = (effect: string): boolean => effects?.includes(effect) ?? false;
      if (has("tell_whose_turn_it_is")) {
        expect(Object.keys(applicationMessages)).toContain(EVENT_OF[name as ApplicationEdge]);
        continue;
      }
      const both = has("tell_other_side");
      expect([name, told?.seeker !== undefined]).toEqual([
        name,
        has("tell_seeker") || has("confirm_receipt") || both,
      ]);
      expect([name, told?.employer !== undefined]).toEqual([name, has("tell_employer") || both]);
      expect([name, told?.otherSide === true]).toEqual([name, both]);
    }
  });

  it("of a vacancy has a reaction to its event", () => {
    for (const { name, to, effects } of ownVacancyMachine.transitions)
      if (effects?.some((effect) => effect.startsWith("tell_")))
        expect(Object.keys(vacancyMessages), name).toContain(eventOf(name as OwnEdge, to));
  });
});
