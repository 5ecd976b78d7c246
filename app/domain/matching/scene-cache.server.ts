import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import { loadScene, type Scene } from "./load-scene.server.ts";
import { readPressures } from "./matching.store.server.ts";

/** How long a process may rank against the postings it read; new ones appear within it. */
const FRESH_MS = 60_000;

type Cached = {
  readonly at: number;
  readonly scene: Promise<Scene>;
  readonly pressures: Promise<ReadonlyMap<string, number>>;
};
const scenes = new WeakMap<SqlExecutor, Cached>();

/** The scene and the stored pressures, read at most once a minute per database. */
export async function cachedScene(
  ctx: Ctx,
): Promise<{ scene: Scene; pressures: ReadonlyMap<string, number> }> {
  const now = ctx.clock.now().getTime();
  let cached = scenes.get(ctx.sql);
  if (!cached || now < cached.at || now - cached.at > FRESH_MS) {
    cached = { at: now, scene: loadScene(ctx), pressures: readPressures(ctx.sql) };
    scenes.set(ctx.sql, cached);
    cached.scene.catch(() => scenes.delete(ctx.sql));
  }
  return { scene: await cached.scene, pressures: await cached.pressures };
}
