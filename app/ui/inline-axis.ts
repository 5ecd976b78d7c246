import type { Direction } from "#app/i18n/locale.ts";

/** A share (0 to 100) of the way from the inline start, as a percentage of x from the left edge of an SVG. */
export const inlineX = (share: number, direction: Direction): string =>
  `${round(direction === "rtl" ? 100 - share : share)}%`;

/** The left edge of something `width` wide (in percent) that begins at a share from the inline start. */
export const inlineBox = (share: number, width: number, direction: Direction): string =>
  `${round(direction === "rtl" ? 100 - share - width : share)}%`;

const round = (value: number): number => Math.round(value * 100) / 100;

/** A distance from the inline start, in the units of a `viewBox` that is `width` wide. */
export const flowX = (distance: number, width: number, direction: Direction): number =>
  round(direction === "rtl" ? width - distance : distance);
