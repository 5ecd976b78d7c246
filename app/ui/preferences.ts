/** What a reader chose in the accessibility menu; null follows the device. */
export type Preferences = {
  readonly size: "lg" | "xl" | null;
  readonly contrast: "more" | null;
  readonly theme: "light" | "dark" | null;
};

export const noPreferences: Preferences = { size: null, contrast: null, theme: null };
