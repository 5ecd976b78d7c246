import type { Ctx } from "../kernel/ctx.server.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import { buildSkillResolver, type SkillMatch } from "./skill-resolver.ts";
import { selectConcepts, selectNames, taxonomyVersion, type ConceptRecord } from "./taxonomy.store.server.ts";
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
  /** The skill a label means; `conceptId: null` when none. */
  resolveSkill(label: string): SkillMatch;
};

/** The coder of each database, of the version it had. */
const coders = new WeakMap<SqlExecutor, { readonly version: number; readonly coder: Promise<Coder> }>();

/** The coder of the taxonomy as it is now; built once per version. */
export async function loadCoder(ctx: Pick<Ctx, "sql">): Promise<Coder> {
  const version = await taxonomyVersion(ctx.sql);
  const before = coders.get(ctx.sql);
  if (before?.version === version) return before.coder;
  const coder = build(ctx.sql, version);
  coders.set(ctx.sql, { version, coder });
  coder.catch(() => coders.delete(ctx.sql));
  return coder;
}

async function build(sql: SqlExecutor, version: number): Promise<Coder> {
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
  return {
    version,
    codeTitle: (title, limit = 5) =>
      coder.code(title, limit).flatMap((match) => {
        const occupation = occupations.get(match.conceptId);
        return occupation ? [{ ...match, occupation }] : [];
      }),
    resolveSkill: (label) => resolver.resolve(label),
  };
}
