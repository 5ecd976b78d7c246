import type { TFunction } from "i18next";

/** Every field of the office's forms on a month that was paid too little, by its form's heading and its own. */
export function arrearLabels(t: TFunction<"overpayments">): Readonly<Record<string, string>> {
  const of = (act: string, field: string): string =>
    `${t(`arrears.${act}.title`)} · ${t(`arrears.${act}.${field}`)}`;
  const words = ["award", "propose_refusal", "refuse", "correct"].map((act) => [
    `${act}Words`,
    of(act, "words"),
  ]);
  return { ...Object.fromEntries(words), day: of("record", "day") };
}
