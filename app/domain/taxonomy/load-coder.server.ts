import type { Ctx } from "../kernel/ctx.server.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import {
  buildSkillResolver,
  type SkillLabel,
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
import { buildTitleCoder, type TitleCoder, type TitleLabel, type TitleMatch } from "./title-coder.ts";

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
  // One after the other, so that what each needs only while it is built is gone before the next.
  const coder = await buildTitles(sql, version);
  const resolver = await buildSkills(sql);
  return { coder, resolver };
}

async function buildTitles(sql: SqlExecutor, version: number): Promise<Built["coder"]> {
  const concepts = new Map((await selectConcepts(sql, "occupation")).map((concept) => [concept.id, concept]));
  const preferred = new Map<string, Record<LabelLang, string | null>>();
  const labels: TitleLabel[] = [];
  for await (const { conceptId, lang, kind, text, source } of selectNames(sql, "occupation")) {
    const isPreferred = kind === "preferred";
    if (isPreferred) {
      const shown = preferred.get(conceptId) ?? { ar: null, en: null };
      shown[lang] = text;
      preferred.set(conceptId, shown);
    }
    labels.push({
      ...{ conceptId, text, own: source === "starter", preferred: isPreferred },
      iscoGroup: concepts.get(conceptId)?.iscoGroup ?? null,
    });
  }
  const occupations = new Map(
    [...concepts.values()].map((c): [string, Occupation] => [
      c.id,
      { ...c, label: preferred.get(c.id) ?? { ar: null, en: null } },
    ]),
  );
  const coder = buildTitleCoder(labels);
  warmUp(coder, labels);
  return {
    version,
    codeTitle: (title, limit = 5) =>
      coder.code(title, limit).flatMap((match) => {
        const occupation = occupations.get(match.conceptId);
        return occupation ? [{ ...match, occupation }] : [];
      }),
  };
}

async function buildSkills(sql: SqlExecutor): Promise<SkillResolver> {
  const labels: SkillLabel[] = [];
  for await (const { conceptId, kind, text, source } of selectNames(sql, "skill"))
    labels.push({ conceptId, kind, text, own: source === "starter" });
  const resolver = buildSkillResolver(labels);
  // The first line in Latin letters pays for what all others use.
  resolver.read("5iyata w tab5");
  return resolver;
}

/** So many names of ours are coded before anybody asks, spread over all: otherwise the first who ask wait. */
const WARMING_NAMES = 250;
/** With so many answers wanted a name as it stands is compared as well. */
const MANY = 50;

function warmUp(coder: TitleCoder, labels: readonly TitleLabel[]): void {
  const own = labels.filter((label) => label.own);
  const step = Math.max(1, Math.floor(own.length / WARMING_NAMES));
  for (let at = 0; at < own.length; at += step) coder.code(own[at]?.text ?? "", MANY);
}
