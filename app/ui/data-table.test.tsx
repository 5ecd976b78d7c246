import { describe, expect, it } from "vitest";

import { type Column, DataTable } from "./data-table.tsx";
import { Pagination, pageNumbers } from "./pagination.tsx";
import { render } from "./render-for-test.tsx";

type Row = { id: string; name: string; wage: string };

const columns: Column<Row>[] = [
  {
    key: "name",
    header: "المستفيد",
    rowHeader: true,
    cell: ({ name }) => name,
    sort: { href: "?sort=-name", direction: "ascending" },
  },
  { key: "wage", header: "الأجر", numeric: true, cell: ({ wage }) => wage },
];
const rows: Row[] = [{ id: "7", name: "سالم", wage: "3,610" }];

describe("a table", () => {
  it("names itself, its rows and its order", () => {
    const html = render(<DataTable label="الحالات" columns={columns} rows={rows} rowKey={({ id }) => id} />);
    expect(html).toContain('<caption class="vh">الحالات</caption>');
    expect(html).toContain('<th scope="row">سالم</th>');
    expect(html).toContain('aria-sort="ascending"');
    expect(html).toContain('<td class="n">3,610</td>');
  });

  it("gives each box the name of its row", () => {
    const html = render(
      <DataTable
        label="الحالات"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        select={{ name: "person", label: ({ name }) => name, isPicked: () => true }}
      />,
    );
    expect(html).toMatch(/name="person"[^>]*value="7"|value="7"[^>]*name="person"/);
    expect(html).toMatch(/اختيار\s+سالم/);
    expect(html).toContain("is-picked");
  });

  it("says when there is nothing", () => {
    expect(render(<DataTable label="x" columns={columns} rows={[]} rowKey={({ id }) => id} />)).toContain(
      "لا شيء هنا الآن.",
    );
  });
});

describe("pagination", () => {
  it("offers the first, the last and the neighbours", () => {
    expect(pageNumbers(5, 9)).toEqual([1, null, 4, 5, 6, null, 9]);
    expect(pageNumbers(1, 2)).toEqual([1, 2]);
  });

  it("marks the current page and leads nowhere before the first", () => {
    const html = render(<Pagination page={1} pages={3} hrefFor={(page) => `?page=${page}`} />);
    expect(html).toMatch(/href="\?page=1" aria-current="page"/);
    expect(html).not.toContain('rel="prev"');
    expect(html).toContain('rel="next"');
  });

  it("is not there for one page", () => {
    expect(render(<Pagination page={1} pages={1} hrefFor={String} />)).toBe("");
  });
});
