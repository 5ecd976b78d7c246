import { z } from "zod";
import { notFound } from "./respond.server.ts";

const id = z.uuid();

/** An identifier in the address; anything else is a page that does not exist. */
export function idParam(params: Readonly<Record<string, string | undefined>>, name: string): string {
  const parsed = id.safeParse(params[name]);
  if (!parsed.success) throw notFound();
  return parsed.data;
}
