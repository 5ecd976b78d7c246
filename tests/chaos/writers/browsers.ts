import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { TOKEN_FIELD } from "#app/web/form-state.ts";
import { TEST_PASSWORD } from "#tests/support/accounts.ts";
import { Visitor } from "#tests/support/visitor.ts";
import type { Ledger } from "../support/ledger.ts";
import { insist } from "./insist.ts";
import type { StagedVacancy, StagedVisitor } from "./stage.ts";

/** A person waits that long for a page, then sends the form again. */
const PATIENCE_MS = 30_000;
const DOUBTS = 2;

/**
 * Sends a form. An answer that leads on is the acknowledgement; one that shows the form again is a refusal; a
 * broken connection or a 5xx is neither, and is thrown.
 */
async function send(
  visitor: Visitor,
  address: string,
  fields: Readonly<Record<string, string>>,
): Promise<Outcome<string>> {
  const response = await visitor.request(address, {
    method: "POST",
    headers: { origin: visitor.origin },
    body: new URLSearchParams(fields),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  await response.arrayBuffer();
  if (response.status >= 500) throw new Error(`${address} answered ${response.status}`);
  const location = response.headers.get("location");
  if (response.status < 300 || response.status >= 400 || location === null)
    return fail(`answered_${response.status}`);
  return location.startsWith("/sign-in") ? fail("session_lost") : ok(location);
}

/** People at browsers without scripts: they sign in, apply, withdraw and come back, form by form. */
export function browsers(origin: string, ledger: Ledger) {
  return {
    /** Signs in; the session must hold to the end of the run. */
    async signsIn({ login, personId }: StagedVisitor): Promise<Visitor> {
      const visitor = new Visitor(origin);
      await insist(
        ledger,
        { act: "sign_in", subject: personId, about: "" },
        () => send(visitor, "/sign-in", { login, password: TEST_PASSWORD }),
        () => visitor.cookie("session"),
      );
      return visitor;
    },

    async applies(visitor: Visitor, person: StagedVisitor, vacancy: StagedVacancy): Promise<void> {
      const of = { subject: person.personId, about: vacancy.id };
      const page = await insist(ledger, { act: "submit", ...of }, (token) =>
        send(visitor, `/jobs/${vacancy.id}/apply`, { [TOKEN_FIELD]: token, agree: "yes" }),
      );
      for (let doubt = 0; doubt < DOUBTS; doubt++) {
        for (const act of ["withdraw", "reopen"])
          await insist(ledger, { act, ...of }, (token) =>
            send(visitor, page, { [TOKEN_FIELD]: token, do: act }),
          );
      }
    },
  };
}
