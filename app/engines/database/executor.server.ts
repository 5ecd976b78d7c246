import { createHash } from "node:crypto";
import type pg from "pg";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

const SPECIAL = /["\\]/;

/**
 * An array of texts, numbers and nulls as PostgreSQL writes it; null for an array of anything else. The driver looks at
 * every element many times over, which for a batch's columns of thousands costs more than all the rest of the sending.
 */
function arrayLiteral(values: readonly unknown[]): string | null {
  let literal = "";
  for (const value of values) {
    literal += literal === "" ? "{" : ",";
    if (value === null || value === undefined) literal += "NULL";
    else if (typeof value === "number") literal += value;
    else if (typeof value !== "string") return null;
    else literal += `"${SPECIAL.test(value) ? value.replace(/["\\]/g, "\\$&") : value}"`;
  }
  return literal === "" ? "{}" : `${literal}}`;
}

/** Plain objects go in as JSON, arrays of plain values as array literals; everything else as the driver does it. */
function encode(value: unknown): unknown {
  if (value === null || typeof value !== "object" || value instanceof Date || Buffer.isBuffer(value))
    return value;
  return Array.isArray(value) ? (arrayLiteral(value) ?? value) : JSON.stringify(value);
}

/** SQL over a pool or a connection. */
export function sqlExecutor(queryable: pg.Pool | pg.ClientBase): SqlExecutor {
  return {
    async query<Row extends object>(text: string, params: readonly unknown[] = []): Promise<Row[]> {
      const result = await queryable.query(text, params.map(encode));
      return result.rows as Row[];
    },
  };
}

/** Each is kept on every connection: more shapes than this are read and planned each time. */
const MOST_PREPARED = 64;
/** The first so many get a name at once, the others only when they come again: most shapes do. */
const AT_ONCE = 32;
const MOST_SEEN = 1_000;

/** SQL over a pool whose statements are prepared under a name, the first so many of them. */
export function preparingExecutor(pool: pg.Pool): SqlExecutor {
  const names = new Map<string, string>();
  const seen = new Set<string>();

  function nameOf(text: string): string | undefined {
    const before = names.get(text);
    if (before !== undefined || names.size >= MOST_PREPARED) return before;
    if (names.size >= AT_ONCE && !seen.has(text)) {
      if (seen.size < MOST_SEEN) seen.add(text);
      return undefined;
    }
    seen.delete(text);
    const name = `steady_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
    names.set(text, name);
    return name;
  }

  return {
    async query<Row extends object>(text: string, params: readonly unknown[] = []): Promise<Row[]> {
      const name = nameOf(text);
      const values = params.map(encode);
      const result = await pool.query(name === undefined ? { text, values } : { name, text, values });
      return result.rows as Row[];
    },
  };
}
