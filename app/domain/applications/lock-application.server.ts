import type { Actor } from "../kernel/actor.ts";
import type { Tx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { mayHandle, seekerOf } from "./application.policy.ts";
import { isSamePerson, selectApplication, type Application } from "./applications.store.server.ts";

/** The seeker's own application, locked for a change; others' do not exist for them. */
export async function lockOwnApplication(
  tx: Tx,
  actor: Actor,
  applicationId: string,
): Promise<Outcome<Application>> {
  const personId = seekerOf(actor);
  if (typeof personId !== "string") return deny(personId);
  const application = await selectApplication(tx, applicationId, { lock: true });
  if (!application) return fail("not_found");
  return (await isSamePerson(tx, personId, application.personId)) ? ok(application) : deny("not_found");
}

/** An application to the actor's organisation, locked for a change. */
export async function lockHandledApplication(
  tx: Tx,
  actor: Actor,
  applicationId: string,
): Promise<Outcome<Application>> {
  const application = await selectApplication(tx, applicationId, { lock: true });
  if (!application) return fail("not_found");
  const denied = mayHandle(actor, application);
  return denied ? deny(denied) : ok(application);
}

/** An application that the actor is a party to, as employer or as the person, locked for a change. */
export const lockPartyApplication = (
  tx: Tx,
  actor: Actor,
  applicationId: string,
): Promise<Outcome<Application>> =>
  actor.kind === "member" && actor.role === "employer"
    ? lockHandledApplication(tx, actor, applicationId)
    : lockOwnApplication(tx, actor, applicationId);
