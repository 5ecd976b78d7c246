const made = (value: number) => ({
  ...{ value, source: "made-up", readOn: "2026-11-28", confidence: "assumed" },
});

/**
 * A scheme that nobody runs, with every figure known: half of what is earned comes off the benefit, and an instalment is
 * a tenth of it at most. The real schemes of the demo's country leave that open, so nothing certain would ever be found.
 */
export const illustrativePack = {
  id: "sa-illustrative",
  version: 1,
  country: "SA",
  currency: "SAR",
  scheme: "illustrative",
  name: { ar: "برنامج توضيحي بأرقام مفترضة", en: "Illustrative scheme with made-up figures" },
  effective: { from: "2023-01-01", until: null },
  countsEarnings: "gross",
  rounding: "half-up",
  graduation: { months: made(6), lineShareOfAward: made(1) },
  sources: [{ id: "made-up", title: "Made up for the demo; no scheme has these figures" }],
  rules: [
    {
      ...{ id: "base", kind: "base-rate", params: { household: made(1_500) } },
      settings: { elements: [{ amount: "household", per: "household" }] },
    },
    { id: "earnings", kind: "percentage-disregard", params: { countedShare: made(0.5) } },
    { id: "overpayment", kind: "instalment-cap", params: { share: made(0.1) } },
  ],
};
