import { beforeEach, describe, expect, it } from "vitest";
import { expectOk } from "#app/domain/kernel/result.ts";
import { readReach } from "#app/domain/messages/read-reach.server.ts";
import { saveReach } from "#app/domain/messages/save-reach.server.ts";
import { sendDueDeliveries } from "#app/domain/messages/send-due-deliveries.server.ts";
import { undoReach } from "#app/domain/messages/undo-reach.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { aReachable, deliveriesTo, keptFor, post } from "#tests/support/messages.ts";

const masar = useMasar();
const send = () => sendDueDeliveries(masar.ctx);
const reasons = async (personId: string, channel: "sms" | "mail" = "sms") =>
  (await deliveriesTo(masar.ctx, personId, channel)).map(({ status, reason }) => reason ?? status);

// 12:00 in Riyadh.
beforeEach(() => masar.ctx.setClock(new Date("2027-02-01T09:00:00Z")));

describe("how a person wants to be reached", () => {
  it("is kept, holds from the next message on, and can be taken back", async () => {
    const email = "choice@example.org";
    const { seeker, phone } = await aReachable(masar.ctx, { email });
    const before = await readReach(masar.ctx, seeker);
    expect(before).toMatchObject({
      preferences: { smsKinds: ["answer", "reminder"], mailKinds: ["answer", "reminder", "news"] },
      canUndo: false,
    });
    expect(`${before.phone} ${before.mail}`).not.toContain(phone.slice(4, 10));
    const chosen = {
      smsKinds: ["news"],
      mailKinds: [],
      language: "en",
      quietHours: null,
      smsCap: 1,
      mailCap: 3,
    };
    expectOk(await saveReach(masar.ctx, seeker, chosen));
    await post(masar.ctx, seeker.personId, "a", "offer_made");
    await post(masar.ctx, seeker.personId, "b", "hired");
    await send();
    expect(await reasons(seeker.personId)).toEqual(["not_wanted", "sent"]);
    expect(await reasons(seeker.personId, "mail")).toEqual(["not_wanted", "not_wanted"]);
    expect((await keptFor(masar.ctx, phone))[0]?.text).toMatch(/^Masar: there is something new/);
    expectOk(await undoReach(masar.ctx, seeker));
    expect((await readReach(masar.ctx, seeker)).preferences).toEqual(before.preferences);
    expect(await undoReach(masar.ctx, seeker)).toMatchObject({
      ok: false,
      error: { code: "nothing_to_undo" },
    });
  });

  it("is refused with the field that is wrong, and to whoever acts for her", async () => {
    const { seeker } = await aReachable(masar.ctx);
    const choice = { smsKinds: [], mailKinds: [], language: null, smsCap: 0, mailCap: 3 };
    const wrong = await saveReach(masar.ctx, seeker, { ...choice, quietHours: { from: 9, until: 9 } });
    expect(wrong).toMatchObject({
      error: { fields: { smsCap: "cap_invalid", "quietHours.until": "hours_equal" } },
    });
    const helper = { ...seeker, actingFor: seeker.personId };
    expect(await saveReach(masar.ctx, helper, choice)).toMatchObject({ error: { kind: "denial" } });
  });
});
