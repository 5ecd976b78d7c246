import { describe, expect, it } from "vitest";
import { maskLogin, parseLogin } from "./login.ts";
import { parseNationalId } from "./national-id.ts";
import { passwordProblem } from "./password.ts";

describe("a login", () => {
  it.each([
    ["0501234567", "+966501234567"],
    ["٠٥٠ ١٢٣ ٤٥٦٧", "+966501234567"],
    ["+966 50-123-4567", "+966501234567"],
    ["00966501234567", "+966501234567"],
    ["+201012345678", "+201012345678"],
  ])("reads the mobile %s as %s", (typed, value) => {
    expect(parseLogin(typed, "SA")).toEqual({ kind: "mobile", value });
  });

  it("reads an e-mail in one spelling", () => {
    expect(parseLogin("  Noura@Example.ORG ", "SA")).toEqual({ kind: "email", value: "noura@example.org" });
  });

  it.each(["", "12345", "0401234567", "noura@", "a@b@c.org", "+15551234567", "x".repeat(300)])(
    "is not %j",
    (typed) => expect(parseLogin(typed, "SA")).toBeNull(),
  );

  it("is masked where others may look", () => {
    expect(maskLogin({ kind: "mobile", value: "+966501234567" })).toBe("+966 •••• 567");
    expect(maskLogin({ kind: "email", value: "noura@example.org" })).toBe("n•••@example.org");
  });
});

describe("an identity number", () => {
  it("is read by the shape of its country, with Arabic digits", () => {
    expect(parseNationalId("١٠١٢٣٤٥٦٧٨", "SA")).toBe("1012345678");
    expect(parseNationalId("29001011234567", "EG")).toBe("29001011234567");
    expect(parseNationalId("ab 123456", "MA")).toBe("AB123456");
    expect(parseNationalId("3012345678", "SA")).toBeNull();
    expect(parseNationalId("1012345678", "EG")).toBeNull();
  });
});

describe("a password", () => {
  it.each([
    ["short", "password_short"],
    ["Password123", "password_common"],
    ["12345678901", "password_common"],
    ["aaaaaaaaaa", "password_common"],
    ["noura1990!", "password_common"],
    ["جملة هادئة في بستان", null],
    ["x7#kQ9!m", null],
  ])("%s gives %s", (password, problem) => {
    expect(passwordProblem(password, "noura@example.org")).toBe(problem);
  });
});
