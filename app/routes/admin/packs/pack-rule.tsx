import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { editFigures } from "#app/domain/benefits/pack-editor/edit-figures.server.ts";
import { readPackForm } from "#app/domain/benefits/pack-editor/read-pack-form.server.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { notFound, valueOf } from "#app/web/respond.server.ts";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { FigureFields } from "./figure-fields.tsx";
import { PackFormFrame } from "./pack-form-frame.tsx";
import { packIdOf } from "./pack-address.server.ts";
import { figureFormView, formView, sentFigures } from "./pack-form.server.ts";
import { ruleWords } from "./pack-words.server.ts";

const partOf = (params: LoaderFunctionArgs["params"]) => ({
  packId: packIdOf(params),
  ruleId: params["ruleId"] ?? "",
});

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title, formToken } = await guardMember(args);
  const reader = { locale, t, country: actor.country };
  const { packId, ruleId } = partOf(args.params);
  const opened = valueOf(await readPackForm(ctx, actor, { packId, part: { of: "rule", ruleId } }));
  const { pack } = opened;
  const rule = pack.rules.find(({ id }) => id === ruleId);
  if (!rule) throw notFound();
  const words = ruleWords(reader, rule.kind);
  return {
    ...formView(reader, opened),
    ...{ title: title(words), heading: words, formToken, ruleId },
    figures: Object.entries(rule.params).map(([name, parameter]) =>
      figureFormView(reader, { kind: rule.kind, name, currency: pack.currency }, parameter),
    ),
  };
}

const formSchema = z.looseObject({
  seen: z.string(),
  reason: z.string().default(""),
  reasonSeen: z.string().default(""),
});

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const { packId, ruleId } = partOf(args.params);
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const { seen, reason, reasonSeen, ...fields } = form.value;
  const edit = { packId, ruleId, seen, reason, reasonSeen, figures: sentFigures(fields) };
  const outcome = await once(guarded, { name: "figures", token: form.token }, (within) =>
    editFigures(within, actor, edit),
  );
  if (!outcome.ok) return form.again(outcome.error);
  return redirectWith(web, `/admin/packs/${packId}/draft`, { tone: "ok", message: "packs:form.saved" });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The figures of one rule: each known, between two ends or unknown, with its source. */
export default function PackRule() {
  const page = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>()?.form;
  const form = useForm(state);
  const { t } = useTranslation("packs");
  return (
    <PackFormFrame
      {...{ page, form, state }}
      labelOf={(field) => {
        const [name = "", part = ""] = field.split(".");
        const figure = page.figures.find((one) => one.name === name);
        return figure ? `${figure.title} (${t(`form.${part}`)})` : null;
      }}
    >
      {page.figures.map((figure) => (
        <FigureFields key={figure.name} figure={figure} sources={page.sources} form={form} />
      ))}
    </PackFormFrame>
  );
}
