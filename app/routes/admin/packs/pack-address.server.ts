import { notFound } from "#app/web/respond.server.ts";

/** The pack in the address; anything that is no id of a pack is a page that does not exist. */
export function packIdOf(params: Readonly<Record<string, string | undefined>>): string {
  const { packId = "" } = params;
  if (!/^[a-z0-9-]{1,60}$/.test(packId)) throw notFound();
  return packId;
}
