import { PassThrough, type Duplex } from "node:stream";
import { text } from "node:stream/consumers";
import { renderToPipeableStream } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { withoutNullBytes } from "./without-null-bytes.ts";

const words = (offset: number): string => `${"a".repeat(offset)}${"عمل ".repeat(40)}`;

/** What arrives of a page in Arabic whose letters begin at another byte for each `offset`. */
async function render(offset: number, through: Duplex): Promise<string> {
  const page = (
    <ul>
      {Array.from({ length: 30 }, (_, at) => (
        <li key={at} title={words(offset)}>
          {words(offset)}
        </li>
      ))}
    </ul>
  );
  const { pipe } = renderToPipeableStream(page, { onShellReady: () => pipe(through) });
  return text(through);
}
const OFFSETS = Array.from({ length: 12 }, (_, offset) => offset);

describe("a page in Arabic", () => {
  it("comes without null bytes and with every letter, wherever React's buffer ends", async () => {
    for (const offset of OFFSETS) {
      const html = await render(offset, withoutNullBytes());
      expect(html).not.toContain("\0");
      expect(html.split(`title="${words(offset)}"`)).toHaveLength(31);
    }
  });

  it("has them where nobody takes them out: when that ends, so may this", async () => {
    const raw = await Promise.all(OFFSETS.map((offset) => render(offset, new PassThrough())));
    expect(raw.some((html) => html.includes("\0"))).toBe(true);
  });
});
