import type { Ctx } from "../kernel/ctx.server.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import {
  buildSkillResolver,
  type SkillMatch,
  type SkillResolver,
  type SkillSuggestion,
} from "./skill-resolver.ts";
import {
  selectConcepts,
  selectNames,
  selectTaughtWords,
  taxonomyVersions,
  type ConceptRecord,
} from "./taxonomy.store.server.ts";
import type { LabelLang } from "./taxonomy.ts";
import { buildTitleCoder, type TitleMatch } from "./title-coder.ts";

/** An occupation that a title may mean. */
type CodedTitle = TitleMatch & { readonly occupation: Occupation };
type Occupation = ConceptRecord & { readonly label: Readonly<Record<LabelLang, string | null>> };

/** Coders of one version of the taxonomy, held in memory. */
export type Coder = {
  readonly version: number;
  /** Occupations a title may mean, best first; empty when there is no idea. */
  codeTitle(title: string, limit?: number): readonly CodedTitle[];
  /** The skills that a line names, and what of it names none; at least one match. */
  readSkills(line: string): readonly SkillMatch[];
  /** Skills that a label may mean, guesses too; for somebody who decides. */
  suggestSkills(label: string, limit: number): readonly SkillSuggestion[];
};

type Built = {
  readonly coder: Omit<Coder, "readSkills" | "suggestSkills">;
  readonly resolver: SkillResolver;
};
type Kept = {
  readonly version: number;
  readonly built: Promise<Built>;
  taught: { readonly version: number; readonly coder: Promise<Coder> } | null;
};

/** The coder of each database (a ctx inside a transaction has the same search engine), of the version it had. */
const coders = new WeakMap<Ctx["search"], Kept>();

/**
 * The coder of the taxonomy as it is now. Building takes seconds and is done once per version; the words that
 * administrators teach are laid over it at once.
 */
export async function loadCoder(ctx: Pick<Ctx, "sql" | "search">): Promise<Coder> {
  const { names, words } = await taxonomyVersions(ctx.sql);
  let kept = coders.get(ctx.search);
  if (kept?.version !== names) {
    kept = { version: names, built: build(ctx.sql, names), taught: null };
    coders.set(ctx.search, kept);
    kept.built.catch(() => coders.delete(ctx.search));
  }
  if (kept.taught?.version !== words) {
    const current = kept;
    const coder = current.built.then((built) => teach(ctx.sql, built));
    current.taught = { version: words, coder };
    coder.catch(() => (current.taught = null));
    return coder;
  }
  return kept.taught.coder;
}

async function teach(sql: SqlExecutor, { coder, resolver }: Built): Promise<Coder> {
  const words = await selectTaughtWords(sql);
  const taught = resolver.taught(new Map(words.map(({ folded, conceptId }) => [folded, conceptId])));
  return {
    ...coder,
    readSkills: (line) => taught.read(line),
    suggestSkills: (label, limit) => taught.suggest(label, limit),
  };
}

async function build(sql: SqlExecutor, version: number): Promise<Built> {
  const [concepts, titles, skills] = [
    await selectConcepts(sql, "occupation"),
    await selectNames(sql, "occupation"),
    await selectNames(sql, "skill"),
  ];
  const preferred = new Map<string, Record<LabelLang, string | null>>();
  for (const { conceptId, lang, kind, text } of titles) {
    if (kind !== "preferred") continue;
    const labels = preferred.get(conceptId) ?? { ar: null, en: null };
    labels[lang] = text;
    preferred.set(conceptId, labels);
  }
  const occupations = new Map(
    concepts.map((c): [string, Occupation] => [
      c.id,
      { ...c, label: preferred.get(c.id) ?? { ar: null, en: null } },
    ]),
  );
  const coder = buildTitleCoder(
    titles.map((name) => ({
      ...name,
      own: name.source === "starter",
      preferred: name.kind === "preferred",
      iscoGroup: occupations.get(name.conceptId)?.iscoGroup ?? null,
    })),
  );
  const resolver = buildSkillResolver(skills.map((name) => ({ ...name, own: name.source === "starter" })));
  const withTitles = {
    version,
    codeTitle: (title: string, limit = 5) =>
      coder.code(title, limit).flatMap((match) => {
        const occupation = occupations.get(match.conceptId);
        return occupation ? [{ ...match, occupation }] : [];
      }),
  };
  return { coder: withTitles, resolver };
}
