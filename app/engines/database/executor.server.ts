import type pg from "pg";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

/** Arrays of objects and plain objects go in as JSON; everything else as the driver does it. */
const encode = (value: unknown): unknown =>
  value !== null &&
  typeof value === "object" &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !Buffer.isBuffer(value)
    ? JSON.stringify(value)
    : value;

/** SQL over a pool or a connection. */
export function sqlExecutor(queryable: pg.Pool | pg.ClientBase): SqlExecutor {
  return {
    async query<Row extends object>(text: string, params: readonly unknown[] = []): Promise<Row[]> {
      const result = await queryable.query(text, params.map(encode));
      return result.rows as Row[];
    },
  };
}
