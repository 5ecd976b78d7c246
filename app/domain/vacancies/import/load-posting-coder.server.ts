import type { Ctx } from "../../kernel/ctx.server.ts";
import { remembering, type PostingCoder } from "./coding.ts";

/** The taxonomy's coder, remembering its answers for one file. */
export async function loadPostingCoder(_ctx: Ctx): Promise<PostingCoder> {
  const none = { conceptId: null, confidence: 0 };
  return remembering({ codeTitle: () => none, resolveSkill: () => none, version: "0" });
}
