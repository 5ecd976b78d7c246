import { foldDigits } from "./digits.ts";

/** What an account is opened with: a mobile number ("+966501234567") or an e-mail address, in one spelling. */
export type Login = { readonly kind: "mobile" | "email"; readonly value: string };

/** Calling code and shape of a mobile number without its leading zero (ITU national numbering plans). */
const MOBILE: Readonly<Record<string, { readonly code: string; readonly national: RegExp }>> = {
  SA: { code: "966", national: /^5\d{8}$/ },
  EG: { code: "20", national: /^1[0125]\d{8}$/ },
  MA: { code: "212", national: /^[67]\d{8}$/ },
  SY: { code: "963", national: /^9\d{8}$/ },
};

const EMAIL = /^[^\s@"<>(),;:\\[\]]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?\.[a-z]{2,24}$/;

/** Reads a login as people type it, with Arabic digits, spaces, 00 or +; null when it is neither. */
export function parseLogin(typed: string, country: string): Login | null {
  const text = foldDigits(typed.normalize("NFKC")).trim().toLowerCase();
  if (text.includes("@")) return EMAIL.test(text) ? { kind: "email", value: text } : null;
  const mobile = parseMobile(text, country);
  return mobile ? { kind: "mobile", value: mobile } : null;
}

/** A mobile number as "+<country code><number>"; null when it is none of a country we know. */
export function parseMobile(typed: string, country: string): string | null {
  const digits = foldDigits(typed).replace(/[\s().\u200e\u200f-]/g, "");
  if (!/^\+?\d{6,15}$/.test(digits)) return null;
  const international = digits.replace(/^\+|^00/, "");
  if (international !== digits) {
    const known = Object.values(MOBILE).some(
      ({ code, national }) =>
        international.startsWith(code) && national.test(international.slice(code.length)),
    );
    return known ? `+${international}` : null;
  }
  const plan = MOBILE[country];
  const national = digits.replace(/^0/, "");
  return plan?.national.test(national) ? `+${plan.code}${national}` : null;
}

/** As shown where a message went: "‎+966 •••• 567", "n•••@example.org". */
export function maskLogin({ kind, value }: Login): string {
  if (kind === "mobile") return `${value.slice(0, 4)} •••• ${value.slice(-3)}`;
  const [name = "", host = ""] = value.split("@");
  return `${name.slice(0, 1)}•••@${host}`;
}
