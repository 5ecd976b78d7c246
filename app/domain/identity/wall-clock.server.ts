/**
 * Security uses wall time: sessions, codes and limits expire by it, whatever the marketplace's clock is set
 * to in a demo. Dates of memberships are the marketplace's.
 */
export const wallClock = (): Date => new Date();
