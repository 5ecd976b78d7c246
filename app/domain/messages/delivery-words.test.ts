import { describe, expect, it } from "vitest";
import { locales } from "#app/i18n/locale.ts";
import { translateFor } from "#app/i18n/i18n.ts";
import { mailWords, smsWords } from "./delivery-words.ts";
import { MESSAGE_CODES } from "./message.ts";

const ORIGIN = "https://masar.example";
const COUNTS = [1, 2, 3, 11, 100];
const TO = ["seeker", "staff"] as const;
/** What one SMS carries: 70 characters in UCS-2, 160 in the GSM alphabet. */
const oneSms = (text: string): number => (/^[\x20-\x7e]*$/.test(text) ? 160 : 70);
/** Whatever could tell why: work, benefits, money, decisions. */
const TELLING =
  /عرض|توظيف|وظيف|طلب|مقابل|ضمان|دعم|معاش|مساعد|معون|استقلال|أجر|عمل|أسر|job|offer|benefit|wage|work|interview|applica|household|graduat/i;

const every = locales.flatMap((locale) => TO.flatMap((to) => COUNTS.map((count) => ({ locale, to, count }))));

describe("what leaves Masar", () => {
  it.each(every)("fits one SMS: $locale to $to, $count new", (about) => {
    const text = smsWords({ ...about, origin: ORIGIN });
    expect(text.length).toBeLessThanOrEqual(oneSms(text));
    expect(text).toContain(`${ORIGIN}/`);
  });

  it.each(every)("tells nothing of what it is about: $locale to $to, $count new", (about) => {
    const mail = mailWords({ ...about, origin: ORIGIN }, `${ORIGIN}/unsubscribe/x`);
    for (const text of [smsWords({ ...about, origin: ORIGIN }), mail.subject, mail.text]) {
      expect(text).not.toMatch(TELLING);
      for (const code of MESSAGE_CODES) {
        expect(text).not.toContain(code);
        expect(text).not.toContain(translateFor(about.locale)(`messages:${code}`));
      }
    }
    expect(mail.text).toContain(`${ORIGIN}/unsubscribe/x`);
  });

  it("says how many new things there are", () => {
    const text = (count: number) => smsWords({ locale: "ar", to: "seeker", count, origin: ORIGIN });
    expect(new Set(COUNTS.map(text)).size).toBe(COUNTS.length);
    expect(text(3)).toContain("3");
    expect(text(11)).toContain("11");
  });
});
