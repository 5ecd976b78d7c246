/** Rows of numbers in two flat arrays: row n is `items` from `starts[n]` to `starts[n + 1]`. */
export interface FlatRows {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

const FIRST_LENGTH = 1_024;

/** A growing list of whole numbers. */
export interface NumberList {
  readonly length: number;
  push(number: number): void;
  /** What it holds, in an array of its own length. */
  taken(): Int32Array;
}

export function numberList(): NumberList {
  let items = new Int32Array(FIRST_LENGTH);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(number) {
      if (length === items.length) {
        const grown = new Int32Array(length * 2);
        grown.set(items);
        items = grown;
      }
      items[length++] = number;
    },
    taken: () => items.slice(0, length),
  };
}

/** Lays rows flat, one after the other, as they come. */
export function flattened(rows: Iterable<Iterable<number>>): FlatRows {
  const items = numberList();
  const starts = numberList();
  starts.push(0);
  for (const row of rows) {
    for (const item of row) items.push(item);
    starts.push(items.length);
  }
  return { starts: starts.taken(), items: items.taken() };
}

/**
 * Turns a column round: row n has the places at which `column` is n, in order. Every number in the column is from 0 to
 * `rows` - 1.
 */
export function placesByNumber(column: Int32Array, rows: number): FlatRows {
  const starts = new Int32Array(rows + 1);
  for (const number of column) starts[number + 1] = (starts[number + 1] as number) + 1;
  for (let row = 0; row < rows; row++)
    starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number);
  const next = starts.slice(0, rows);
  const items = new Int32Array(column.length);
  for (let at = 0; at < column.length; at++) {
    const row = column[at] as number;
    const place = next[row] as number;
    items[place] = at;
    next[row] = place + 1;
  }
  return { starts, items };
}

/** One row as an array that shares the memory of all. */
export const rowOf = ({ starts, items }: FlatRows, row: number): Int32Array =>
  items.subarray(starts[row], starts[row + 1]);
