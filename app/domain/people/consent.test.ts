import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import type { TransitionActor } from "#app/domain/kernel/transition-table.ts";
import { die, inTable, must, walk, WALKS } from "#tests/support/walks.ts";
import {
  CONSENT_STATES,
  consentMachine,
  consentUntil,
  mayShareUnder,
  moveConsent,
  type ConsentFacts,
} from "./consent.ts";

const GIVEN = "2027-01-31";
const until = consentUntil(GIVEN);

const DAYS = [0, 1, 365, 728, 729, 730, 731, 1_000].map((days) => addDays(GIVEN, days));
const ACTORS: readonly TransitionActor[] = ["seeker", "worker", "employer", "officer"];

describe("10,000 random walks of a consent", () => {
  it("never leave the table, and share nothing once it was withdrawn or its time is over", () => {
    fc.assert(
      fc.property(walk, (numbers) => {
        let facts: ConsentFacts = { status: "given", validUntil: until };
        for (const number of numbers) {
          const pick = die(number);
          const move = { edge: pick(["withdraw", "expire"] as const), by: pick(ACTORS), today: pick(DAYS) };
          const next = moveConsent(facts, move);
          if (!("failure" in next)) {
            must(inTable(consentMachine, { ...move, from: facts.status, to: next.status }), "in the table");
            must(CONSENT_STATES.includes(next.status), "the state is one of the machine");
            must(next.status !== "expired" || move.today >= until, "nothing expires before its time");
            facts = { ...facts, ...next };
          }
          must(
            mayShareUnder(facts, move.today) === (facts.status === "given" && move.today < until),
            "shared is only what is given and in time",
          );
        }
      }),
      WALKS,
    );
  });

  it("may always be withdrawn by the person, and by nobody else", () => {
    const given: ConsentFacts = { status: "given", validUntil: until };
    expect(moveConsent(given, { edge: "withdraw", by: "seeker", today: GIVEN })).toEqual({
      status: "withdrawn",
    });
    for (const by of ["employer", "officer", "worker"] as const)
      expect(moveConsent(given, { edge: "withdraw", by, today: GIVEN })).toEqual({
        failure: "not_this_role",
      });
  });
});
