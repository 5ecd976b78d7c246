import { describe, expect, it } from "vitest";

import { FunnelChart, FunnelTwin } from "./funnel-chart.tsx";
import { Figure } from "./figure.tsx";
import { PairBars } from "./pair-bars.tsx";
import { RatioChart } from "./ratio-chart.tsx";
import { render, words } from "./render-for-test.tsx";
import { RetentionChart } from "./retention-chart.tsx";
import { stonePath } from "./stone-path.ts";
import { TileMap } from "./tile-map.tsx";

const stages = [
  { label: "تقديم", count: 1000 },
  { label: "مقابلة", count: 450 },
  { label: "توظيف", count: 0 },
];

describe("staff charts", () => {
  it("are read aloud: a title, and the figures in words", () => {
    const html = render(<FunnelChart title="المسار" stages={stages} />);
    expect(html).toMatch(/role="img" aria-labelledby="[^ ]+ [^ ]+"/);
    expect(html).toContain("تقديم: 1,000، مقابلة: 450، توظيف: 0");
  });

  it("warn where fewer than half go on, by colour and by figure", () => {
    const html = render(<FunnelChart title="المسار" stages={stages} />);
    expect(html).toMatch(/class="t-sm t-warn"[^>]*>45%/);
  });

  it("have the same figures in their table", () => {
    expect(words(<FunnelTwin title="المسار" stages={stages} />)).toContain("مقابلة 450 45% 45%");
  });

  it("divide by nothing without harm", () => {
    const empty = [
      { label: "تقديم", count: 0 },
      { label: "توظيف", count: 0 },
    ];
    expect(render(<FunnelChart title="x" stages={empty} />)).not.toMatch(/NaN|Infinity/);
    expect(render(<FunnelTwin title="x" stages={empty} />)).not.toMatch(/NaN|Infinity/);
  });

  it("mark a ratio under the alert, and draw its interval", () => {
    const ratio = { label: "ذوو الإعاقة", ratio: 0.76, least: 0.69, most: 0.84 };
    const html = render(<RatioChart title="العدالة" ratios={[ratio]} />);
    expect(html).toContain('class="f-bad"');
    expect(html).toContain("حد التنبيه 0.80");
  });

  it("run with time in the direction of reading, but a map never mirrors", () => {
    const curve = { label: "مباشر", points: [{ day: 0, share: 1, least: 1, most: 1 }] };
    const start = (locale: "ar" | "en") =>
      /class="ln l1" d="M([\d.]+)/.exec(render(<RetentionChart title="x" curves={[curve]} />, locale))?.[1];
    expect(Number(start("ar"))).toBeGreaterThan(Number(start("en")));
    const map = (
      <TileMap title="x" tiles={[{ label: "تبوك", value: "66%", column: 0, row: 1, step: 2 }]} legend={[]} />
    );
    const tile = (locale: "ar" | "en") => /<rect class="q2 tile" x="(\d+)"/.exec(render(map, locale))?.[1];
    expect([tile("ar"), tile("en")]).toEqual(["0", "0"]);
  });

  it("say what is short in words", () => {
    const pair = { label: "نقاط البيع", first: 2140, second: 1310, note: "ينقص 830", bad: true };
    expect(words(<PairBars title="المهارات" pairs={[pair]} />)).toContain("ينقص 830");
  });

  it("stand in a figure with a topic and one sentence", () => {
    const html = render(
      <Figure title="البقاء" id="stay" say="بقي 72 من كل 100.">
        <svg />
      </Figure>,
    );
    expect(html).toMatch(/aria-labelledby="stay"><h2 id="stay">البقاء<\/h2><p class="fig__say">/);
  });

  it("flatten the head of low bars", () => {
    expect(stonePath(14, 31)).toBe("M-14 0V-17A14 14 0 0 1 14 -17V0Z");
    expect(stonePath(29, 6)).toBe("M-29 0V-0A29 6 0 0 1 29 -0V0Z");
  });
});
