/** What a backslash means in the text of a value, or why it means nothing. */
type Unescaped =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: "incomplete" | "number" | "sign" };

const NAMED: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const AS_IT_IS = new Set(["'", '"', "\\", "/"]);

function codePoint(digits: string, base: 8 | 16): string | null {
  const good = base === 8 ? /^[0-7]+$/ : /^[0-9a-fA-F]+$/;
  if (!good.test(digits)) return null;
  const code = Number.parseInt(digits, base);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? "" : String.fromCodePoint(code);
}

/** Reads escapes as the server does: named ones, \u0000, \u{0}, \x00 and octal ones. */
export function unescaped(text: string): Unescaped {
  const signs = [...text];
  let read = "";
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at] ?? "";
    if (sign !== "\\") {
      read += sign;
      continue;
    }
    const next = signs[++at];
    if (next === undefined) return { ok: false, why: "incomplete" };
    const named = NAMED[next] ?? (AS_IT_IS.has(next) ? next : undefined);
    if (named !== undefined) {
      read += named;
      continue;
    }
    let digits: string;
    let base: 8 | 16 = 16;
    if (next === "u" && signs[at + 1] === "{") {
      const end = signs.indexOf("}", at);
      digits = signs.slice(at + 2, end < 0 ? undefined : end).join("");
      at = end < 0 ? signs.length : end;
    } else if (next === "u" || next === "x") {
      const length = next === "u" ? 4 : 2;
      if (at + length >= signs.length) return { ok: false, why: "incomplete" };
      digits = signs.slice(at + 1, at + 1 + length).join("");
      at += length;
    } else {
      const most = /[0-3]/.test(next) ? 3 : /[4-7]/.test(next) ? 2 : 0;
      if (most === 0) return { ok: false, why: "sign" };
      digits = next;
      base = 8;
      while (digits.length < most && /^[0-7]$/.test(signs[at + 1] ?? "")) digits += signs[++at];
    }
    const meant = codePoint(digits, base);
    if (meant === null) return { ok: false, why: "number" };
    if (meant === "") return { ok: false, why: "sign" };
    read += meant;
  }
  return { ok: true, text: read };
}

/** A number as the server reads one in a filter; null for everything else, and for what is not finite. */
export function finiteNumber(text: string): number | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}
