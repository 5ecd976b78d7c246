import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { PlainDate } from "../../kernel/plain-date.ts";
import { deny, fail, ok, type Failure, type Outcome, type Result } from "../../kernel/result.ts";
import type { PolicyPack } from "../pack.schema.ts";
import type { Parameter } from "../parameter.schema.ts";
import { mayReadPacks } from "./pack-editor.policy.ts";
import { saveDraft, type Saved } from "./save-draft.server.ts";
import { plainDay, readTypedFigure, type TypedFigure } from "./typed-figure.ts";

type TypedSource = { readonly id: string; readonly title: string; readonly url: string };

/** The frame of a pack as typed: names, days, what opens a graduation case, sources. */
export type TypedFrame = {
  readonly nameAr: string;
  readonly nameEn: string;
  readonly from: string;
  /** Empty: until further notice. */
  readonly until: string;
  readonly months: TypedFigure;
  readonly lineShareOfAward: TypedFigure;
  /** Those of the pack, by id, and further ones; a source without title and address is taken away. */
  readonly sources: readonly TypedSource[];
};

type Edit = {
  readonly packId: string;
  readonly seen: string;
  readonly reason: string;
  readonly reasonSeen: string;
  readonly frame: TypedFrame;
};

const LONGEST = 200;
const SOURCE_ID = /^[a-z][a-z0-9-]{0,39}$/;

type Problems = Record<string, string>;

function namesOf({ nameAr, nameEn }: TypedFrame, problems: Problems): PolicyPack["name"] {
  const check = (field: string, text: string): string => {
    if (text === "") problems[field] = "required";
    if (text.length > LONGEST) problems[field] = "too_long";
    return text;
  };
  return { ar: check("nameAr", nameAr.trim()), en: check("nameEn", nameEn.trim()) };
}

function daysOf(typed: TypedFrame, problems: Problems): PolicyPack["effective"] {
  const from = plainDay(typed.from);
  const until = typed.until.trim() === "" ? null : plainDay(typed.until);
  if (from === null) problems["from"] = "date_invalid";
  if (until === null && typed.until.trim() !== "") problems["until"] = "date_invalid";
  if (from !== null && until !== null && until <= from) problems["until"] = "pack_until_after_from";
  return { from: from ?? "", until };
}

/** Sources that figures stand on stay; those whose fields were emptied go. */
function sourcesOf(pack: PolicyPack, typed: TypedFrame, problems: Problems): PolicyPack["sources"] {
  const used = new Set(
    [...pack.rules.map(({ params }) => params), pack.graduation].flatMap((figures) =>
      Object.values(figures).map(({ source }) => source),
    ),
  );
  const ids = new Set<string>();
  return typed.sources.flatMap(({ id: typedId, title: typedTitle, url: typedUrl }, i) => {
    const [id, title, url] = [typedId.trim(), typedTitle.trim(), typedUrl.trim()];
    const place = `sources.${i}`;
    if (id === "" && title === "" && url === "") return [];
    if (title === "" && url === "" && !used.has(id)) return [];
    if (!SOURCE_ID.test(id)) problems[`${place}.id`] = "source_id";
    if (ids.has(id)) problems[`${place}.id`] = "source_twice";
    ids.add(id);
    if (title === "") problems[`${place}.title`] = used.has(id) ? "source_in_use" : "required";
    if (title.length > LONGEST) problems[`${place}.title`] = "too_long";
    if (url !== "" && !(/^https?:\/\//.test(url) && URL.canParse(url)))
      problems[`${place}.url`] = "url_invalid";
    return [{ id, title, ...(url && { url }) }];
  });
}

function withFrame(pack: PolicyPack, typed: TypedFrame, today: PlainDate): Result<PolicyPack, Failure> {
  const problems: Problems = {};
  const name = namesOf(typed, problems);
  const effective = daysOf(typed, problems);
  const sources = sourcesOf(pack, typed, problems);
  const figure = (field: "months" | "lineShareOfAward"): Parameter => {
    const before = pack.graduation[field];
    const unit = field === "months" ? "months" : "share";
    const ids = sources.map(({ id }) => id);
    const read = readTypedFigure(typed[field], {
      unit,
      overWhole: true,
      currency: pack.currency,
      sources: ids,
      today,
      before,
    });
    if ("parameter" in read) return read.parameter;
    for (const [part, code] of Object.entries(read.problems)) problems[`${field}.${part}`] = code;
    return before;
  };
  const graduation = { months: figure("months"), lineShareOfAward: figure("lineShareOfAward") };
  if (Object.keys(problems).length > 0) return fail("invalid_input", { fields: problems });
  return ok({ ...pack, name, effective, sources, graduation });
}

/** Changes names, days, graduation and sources in the pack's draft. */
export async function editFrame(ctx: Ctx, actor: Actor, edit: Edit): Promise<Outcome<Saved>> {
  const denied = mayReadPacks(actor);
  if (denied || actor.kind !== "member") return deny(denied ?? "administrators_only");
  const { packId, seen, reason, reasonSeen, frame } = edit;
  const today = ctx.clock.today(actor.country);
  return saveDraft(ctx, actor, {
    ...{ packId, seen, reason, reasonSeen, part: { of: "frame" } },
    change: (pack) => withFrame(pack, frame, today),
  });
}
