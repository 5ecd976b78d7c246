import { timingSafeEqual } from "node:crypto";
import { redirect } from "@remix-run/node";
import { z } from "zod";
import type { RequestContext } from "./request-context.ts";

/** A notice shown once, on the next page: a message key such as "my:application_sent", with parameters. */
const flashSchema = z.object({
  tone: z.enum(["ok", "info", "warn", "bad"]),
  message: z.string().regex(/^[a-z]+:[a-zA-Z0-9_.]+$/),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type Flash = z.infer<typeof flashSchema>;

const COOKIE = "notice";
const SECONDS = 120;

const sign = ({ ctx }: Pick<RequestContext, "ctx">, body: string): string =>
  ctx.cipher.lookup(body, "notice");

/** Goes on to `to` (303), where the notice is shown. `params` must hold nothing private. */
export function redirectWith(
  web: Pick<RequestContext, "ctx" | "cookies">,
  to: string,
  notice: { tone: Flash["tone"]; message: string; params?: Flash["params"] },
): Response {
  const body = Buffer.from(JSON.stringify(flashSchema.parse(notice))).toString("base64url");
  web.cookies.set(COOKIE, `${body}.${sign(web, body)}`, { maxAge: SECONDS });
  return redirect(to, 303);
}

/** The notice left by the page before; reading it takes it away. Null when there is none, or it is not ours. */
export function takeFlash(web: Pick<RequestContext, "ctx" | "cookies">): Flash | null {
  const cookie = web.cookies.read(COOKIE);
  if (!cookie) return null;
  web.cookies.clear(COOKIE);
  const [body = "", mark = ""] = cookie.split(".");
  const expected = Buffer.from(sign(web, body));
  const given = Buffer.from(mark);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  const parsed = flashSchema.safeParse(JSON.parse(Buffer.from(body, "base64url").toString("utf8")));
  return parsed.success ? parsed.data : null;
}
