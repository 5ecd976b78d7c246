import type { PackForm } from "#app/domain/benefits/pack-editor/read-pack-form.server.ts";
import { typedFigureOf, type TypedFigure } from "#app/domain/benefits/pack-editor/typed-figure.ts";
import type { Parameter } from "#app/domain/benefits/parameter.schema.ts";
import { minorDigits } from "#app/domain/kernel/money.ts";
import type { DraftOf } from "./draft-bar.tsx";
import type { FigureFormView } from "./figure-fields.tsx";
import {
  dayWords,
  instantWords,
  named,
  parameterWords,
  unitOf,
  type PackReader,
} from "./pack-words.server.ts";

/** What the forms of a pack have in common: whose draft it is, the reason, and what the form was opened on. */
export function formView(reader: PackReader, { pack, seen, earliest, draft }: PackForm) {
  return {
    packId: pack.id,
    name: pack.name[reader.locale],
    seen,
    earliest: dayWords(reader, earliest),
    reason: draft?.reason ?? "",
    draft: draft && {
      ...{ startedBy: named(draft.startedBy), savedBy: named(draft.savedBy), isOwn: draft.isOwn },
      saved: instantWords(reader, draft.savedAt),
    },
    sources: pack.sources.map(({ id, title }) => ({ id, title })),
  } satisfies { readonly draft: DraftOf; readonly [rest: string]: unknown };
}

/** A figure with the texts that its fields begin with. */
export function figureFormView(
  reader: PackReader,
  at: { readonly kind: string; readonly name: string; readonly currency: string },
  parameter: Parameter,
): FigureFormView {
  const { kind, name, currency } = at;
  const unit = unitOf(kind, name, parameter);
  const code = unit === "amount" ? `amount_${minorDigits(currency)}` : unit;
  return {
    name,
    title: parameterWords(reader, kind, name),
    allowed: reader.t(`packs:allowed.${code}`),
    typed: typedFigureOf(parameter),
  };
}

const PARTS = ["known", "value", "from", "until", "source", "readOn", "confidence", "note"] as const;
const textOf = (sent: unknown): string => (typeof sent === "string" ? sent : "");

/** The texts sent for one figure. */
export const sentFigure = (fields: Readonly<Record<string, unknown>>, name: string): TypedFigure => {
  const [
    known = "",
    value = "",
    from = "",
    until = "",
    source = "",
    readOn = "",
    confidence = "",
    note = "",
  ] = PARTS.map((part) => textOf(fields[`${name}.${part}`]));
  return { known, value, from, until, source, readOn, confidence, note };
};

/** The texts sent for each figure of a form, by name. */
export function sentFigures(fields: Readonly<Record<string, unknown>>): Record<string, TypedFigure> {
  const names = Object.keys(fields).flatMap((key) => (key.endsWith(".known") ? [key.slice(0, -6)] : []));
  return Object.fromEntries(names.map((name) => [name, sentFigure(fields, name)]));
}
