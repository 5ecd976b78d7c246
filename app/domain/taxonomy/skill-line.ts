/** A part of a line: where it stands, what it says outside brackets, and what the brackets add. */
export type LinePart = {
  /** As it is written, brackets included, ends trimmed. */
  readonly text: string;
  readonly main: string;
  /** Places in the line. */
  readonly from: number;
  readonly to: number;
  readonly inner: readonly string[];
};

/** More is not read for skills; what was written stays whole all the same. */
const LINE_CHARACTERS = 1_000;
/** A line of more parts is a text about something else. */
const MOST_PARTS = 40;

/** What parts one thing from the next: ends of lines, bullets, commas, slashes, dashes with spaces, ends of sentences. */
const PARTING =
  /[\r\n\u2028\u2029;؛،|•●▪■◦‣∙·✓✔➢➤►*]+|,(?!\d{3}\b)|(?:^|\s)[-–—_]+(?=\s|$)|\s*[/\\]\s*|\s[&+](?=\s)|:(?=\s|$)|[.؟?!]+(?=\s|$)|(?:^|\s)\d{1,2}[.)](?=\s)/gu;
const BRACKETS = /[([{（]([^()[\]{}（）]*)[)\]}）]/gu;
const SOMETHING = /[\p{L}\p{N}]/u;

/** The pieces of a text between separators, with their places. */
function* pieces(text: string): Generator<{ readonly from: number; readonly to: number }> {
  let from = 0;
  for (const match of text.matchAll(PARTING)) {
    if (match.index > from) yield { from, to: match.index };
    from = match.index + match[0].length;
  }
  if (from < text.length) yield { from, to: text.length };
}

/** Parts of a line in order; those without a letter or a digit are nothing. Every word of the line is in one of them. */
export function partsOf(line: string): readonly LinePart[] {
  const text = line.slice(0, LINE_CHARACTERS);
  // Brackets are left out while the line is parted, place by place, so that places still fit the text.
  const inners: { readonly at: number; readonly text: string }[] = [];
  const bare = text.replace(BRACKETS, (whole, inner: string, at: number) => {
    inners.push({ at, text: inner });
    return " ".repeat(whole.length);
  });
  const parts: LinePart[] = [];
  for (const { from, to } of pieces(bare)) {
    const main = bare.slice(from, to).trim();
    const written = text.slice(from, to).trim();
    if (!SOMETHING.test(written)) continue;
    const within = inners.filter(({ at }) => at >= from && at < to);
    const inner = within.flatMap((one) =>
      [...pieces(one.text)].map((p) => one.text.slice(p.from, p.to).trim()),
    );
    parts.push({ text: written, main, from, to, inner: inner.filter((one) => SOMETHING.test(one)) });
    if (parts.length === MOST_PARTS) break;
  }
  // What is not read any more stays with the last part that is.
  const last = parts.at(-1);
  if (last && (line.length > text.length || parts.length === MOST_PARTS))
    parts[parts.length - 1] = { ...last, text: line.slice(last.from).trim(), to: line.length };
  return parts;
}
