import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { editFrame, type TypedFrame } from "#app/domain/benefits/pack-editor/edit-frame.server.ts";
import { readPackForm } from "#app/domain/benefits/pack-editor/read-pack-form.server.ts";
import { Card } from "#app/ui/card.tsx";
import { Field } from "#app/ui/field.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { FigureFields } from "./figure-fields.tsx";
import { PackFormFrame } from "./pack-form-frame.tsx";
import { packIdOf } from "./pack-address.server.ts";
import { figureFormView, formView, sentFigure } from "./pack-form.server.ts";
import { SourceFields } from "./source-fields.tsx";

/** Empty rows for further sources. */
const MORE_SOURCES = 2;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title, formToken } = await guardMember(args);
  const reader = { locale, t, country: actor.country };
  const packId = packIdOf(args.params);
  const opened = valueOf(await readPackForm(ctx, actor, { packId, part: { of: "frame" } }));
  const { name, effective, graduation, sources, currency } = opened.pack;
  return {
    ...formView(reader, opened),
    ...{ title: title("packs:frame.title"), heading: t("packs:frame.title"), formToken },
    names: name,
    days: { from: effective.from, until: effective.until ?? "" },
    figures: (["months", "lineShareOfAward"] as const).map((figure) =>
      figureFormView(reader, { kind: "graduation", name: figure, currency }, graduation[figure]),
    ),
    typedSources: [
      ...sources.map(({ id, title: words, url }) => ({ id, title: words, url: url ?? "", isThere: true })),
      ...Array.from({ length: MORE_SOURCES }, () => ({ id: "", title: "", url: "", isThere: false })),
    ],
  };
}

const typed = z.string().max(2_000, "too_long").default("");
const formSchema = z.looseObject({
  seen: z.string(),
  reason: z.string().default(""),
  reasonSeen: z.string().default(""),
  nameAr: typed,
  nameEn: typed,
  from: typed,
  until: typed,
});

/** Sources as sent, in their order; the fields are `sources.<n>.<part>`. */
function sentSources(fields: Readonly<Record<string, unknown>>): TypedFrame["sources"] {
  const text = (key: string): string => typed.catch("").parse(fields[key]);
  const numbers = Object.keys(fields).flatMap((key) => {
    const found = /^sources\.(\d{1,3})\.id$/.exec(key);
    return found ? [Number(found[1])] : [];
  });
  return numbers
    .sort((a, b) => a - b)
    .map((n) => ({
      id: text(`sources.${n}.id`),
      title: text(`sources.${n}.title`),
      url: text(`sources.${n}.url`),
    }));
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const packId = packIdOf(args.params);
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const { seen, reason, reasonSeen, nameAr, nameEn, from, until, ...fields } = form.value;
  const frame: TypedFrame = {
    ...{ nameAr, nameEn, from, until },
    months: sentFigure(fields, "months"),
    lineShareOfAward: sentFigure(fields, "lineShareOfAward"),
    sources: sentSources(fields),
  };
  const outcome = await once(guarded, { name: "frame", token: form.token }, (within) =>
    editFrame(within, actor, { packId, seen, reason, reasonSeen, frame }),
  );
  if (!outcome.ok) return form.again(outcome.error);
  return redirectWith(web, `/admin/packs/${packId}/draft`, { tone: "ok", message: "packs:form.saved" });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What stands around the rules: names, days, what opens a graduation case, sources. */
export default function PackFrame() {
  const page = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>()?.form;
  const form = useForm(state);
  const { t } = useTranslation("packs");
  const field = (name: "nameAr" | "nameEn" | "from" | "until", now: string) => ({
    name,
    label: t(`frame.${name}`),
    defaultValue: form.value(name) ?? now,
    error: form.error(name),
    autoComplete: "off",
  });
  const labelOf = (name: string): string | null => {
    const [first = "", part = "", third = ""] = name.split(".");
    if (first === "sources")
      return `${t("frame.sourceNumber", { n: String(Number(part) + 1) })} (${t(`frame.source_${third}`)})`;
    const figure = page.figures.find((one) => one.name === first);
    if (figure) return `${figure.title} (${t(`form.${part}`)})`;
    return ["nameAr", "nameEn", "from", "until"].includes(first) ? t(`frame.${first}`) : null;
  };
  return (
    <PackFormFrame {...{ page, form, state, labelOf }}>
      <Card title={t("frame.names")}>
        <div className="cols-2">
          <Field {...field("nameAr", page.names.ar)} lang="ar" dir="rtl" />
          <Field {...field("nameEn", page.names.en)} lang="en" dir="ltr" />
        </div>
      </Card>
      <Card title={t("frame.days")} className="stack">
        <p className="muted">{t("frame.daysLead", { earliest: page.earliest })}</p>
        <div className="cols-2">
          <Field {...field("from", page.days.from)} dir="ltr" hint={t("form.dateHint")} />
          <Field {...field("until", page.days.until)} dir="ltr" hint={t("frame.untilHint")} />
        </div>
      </Card>
      <Card title={t("graduation.title")} className="stack">
        <p className="muted">{t("graduation.lead")}</p>
        {page.figures.map((figure) => (
          <FigureFields key={figure.name} figure={figure} sources={page.sources} form={form} />
        ))}
      </Card>
      <Card title={t("sources")} className="stack">
        <p className="muted">{t("frame.sourcesLead")}</p>
        {page.typedSources.map((source, n) => (
          <SourceFields key={n} n={n} source={source} form={form} />
        ))}
      </Card>
    </PackFormFrame>
  );
}
