import type { Ctx } from "../../kernel/ctx.server.ts";
import { loadCoder } from "../../taxonomy/load-coder.server.ts";
import { remembering, UNRESOLVED, type PostingCoder } from "./coding.ts";

/** Below this a title is more often coded wrongly than rightly: better shown as it is, without an occupation. */
const SURE_ENOUGH = 0.7;

/** The taxonomy's coder, remembering its answers for one file. */
export async function loadPostingCoder(ctx: Ctx): Promise<PostingCoder> {
  const coder = await loadCoder(ctx);
  return remembering({
    version: String(coder.version),
    codeTitle(title) {
      const [best] = coder.codeTitle(title, 1);
      return best && best.confidence >= SURE_ENOUGH ? best : UNRESOLVED;
    },
    readSkills: (line) => coder.readSkills(line),
  });
}
