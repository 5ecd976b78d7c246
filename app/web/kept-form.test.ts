import { describe, expect, it } from "vitest";
import { keptForm } from "./kept-form.ts";

const where = { action: "/my/complaints/new?of=2", signIn: "/sign-in?next=%2Fmy" };
const token = "a".repeat(32);

describe("a form that came too late", () => {
  it("keeps what was typed and chosen, several values of one name too, and shows the words", () => {
    const kept = keptForm(
      [
        ["_token", token],
        ["kind", "pay"],
        ["days", "mon"],
        ["days", "sun"],
        ["amount", "350"],
        ["words", "لم يصلني\nأجر آذار"],
      ],
      where,
    );
    expect(kept).toEqual({
      ...where,
      fields: {
        _token: [token],
        kind: ["pay"],
        days: ["mon", "sun"],
        amount: ["350"],
        words: ["لم يصلني\nأجر آذار"],
      },
      words: ["لم يصلني\nأجر آذار"],
      isPartial: false,
    });
  });

  it("never sends a password, a code, a number of identity or a file back, and says that something is missing", () => {
    const kept = keptForm(
      [
        ["password", "correct horse"],
        ["newPassword", "battery staple"],
        ["nationalId", "1002003004"],
        ["note", "كلام طويل"],
        ["file", new File(["x"], "wage.pdf")],
      ],
      where,
    );
    expect(kept?.fields).toEqual({ note: ["كلام طويل"] });
    expect(kept?.words).toEqual(["كلام طويل"]);
    expect(kept?.isPartial).toBe(true);
  });

  it("is nothing where only a button was pressed", () => {
    const id = "01890a5d-ac96-774b-bcce-b302099a8057";
    expect(keptForm(Object.entries({ _token: token, do: "withdraw", id, note: "" }), where)).toBeNull();
  });
});
