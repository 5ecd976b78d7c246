/** Sequences of numbers, each with a place: 0, 1, 2 … as they first come. */
export interface SequenceTable {
  /** How many different sequences there are. */
  readonly size: number;
  /** The place of a sequence, or -1. */
  find(sequence: readonly number[]): number;
  /** The place of a sequence, which is put in where it is missing. */
  place(sequence: readonly number[]): number;
}

const FEWEST_SLOTS = 64;
const FREE = -1;

/** The same numbers in a longer array. */
function longer(array: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(least, array.length * 2));
  grown.set(array);
  return grown;
}

function hashOf(sequence: readonly number[]): number {
  let hash = sequence.length;
  for (const number of sequence) {
    hash = Math.imul(hash ^ number, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

/**
 * An exact table of short sequences in three flat arrays (open addressing, at most half full): a hundred thousand
 * names as keys of a Map would be a hundred thousand strings and as many entries.
 */
export function buildSequenceTable(): SequenceTable {
  let size = 0;
  let slots = new Int32Array(FEWEST_SLOTS).fill(FREE);
  /** All sequences, one after the other, and where each begins. */
  let items = new Int32Array(FEWEST_SLOTS);
  let starts = new Int32Array(FEWEST_SLOTS);

  const isAt = (place: number, sequence: readonly number[]): boolean => {
    const start = starts[place] as number;
    if ((starts[place + 1] as number) - start !== sequence.length) return false;
    for (let at = 0; at < sequence.length; at++) if (items[start + at] !== sequence[at]) return false;
    return true;
  };
  /** The slot that holds the sequence, or the free one where it belongs. */
  const slotOf = (sequence: readonly number[]): number => {
    const last = slots.length - 1;
    let slot = hashOf(sequence) & last;
    for (let place = slots[slot] as number; place !== FREE; place = slots[slot] as number) {
      if (isAt(place, sequence)) break;
      slot = (slot + 1) & last;
    }
    return slot;
  };
  function widen(): void {
    slots = new Int32Array(slots.length * 2).fill(FREE);
    for (let place = 0; place < size; place++)
      slots[slotOf([...items.subarray(starts[place], starts[place + 1])])] = place;
  }

  return {
    get size() {
      return size;
    },
    find: (sequence) => slots[slotOf(sequence)] as number,
    place(sequence) {
      const slot = slotOf(sequence);
      const before = slots[slot] as number;
      if (before !== FREE) return before;
      const place = size++;
      const start = starts[place] as number;
      const end = start + sequence.length;
      if (end > items.length) items = longer(items, end);
      items.set(sequence, start);
      if (size + 1 > starts.length) starts = longer(starts, size + 1);
      starts[size] = end;
      slots[slot] = place;
      if (size * 2 > slots.length) widen();
      return place;
    },
  };
}
