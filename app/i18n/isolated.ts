/** Words of one script turn nothing, wherever they stand. */
const ONE_SCRIPT = /^(?:[\p{Script=Arabic}\p{M} ]*|[\p{Script=Latin} ]*)$/u;

/**
 * A text that somebody wrote, to stand inside a sentence of either direction: its signs stay at their side («C++»,
 * not «++C»), and so do the signs around it. For where there is no element to isolate it, as in a title.
 */
export const isolated = (text: string): string => (ONE_SCRIPT.test(text) ? text : `\u2068${text}\u2069`);
