import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { editTerms } from "#app/domain/benefits/pack-editor/edit-terms.server.ts";
import { readPackForm } from "#app/domain/benefits/pack-editor/read-pack-form.server.ts";
import { LOCAL_TERMS } from "#app/domain/benefits/pack.schema.ts";
import { Field } from "#app/ui/field.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { PackFormFrame } from "./pack-form-frame.tsx";
import { packIdOf } from "./pack-address.server.ts";
import { formView } from "./pack-form.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title, formToken } = await guardMember(args);
  const reader = { locale, t, country: actor.country };
  const packId = packIdOf(args.params);
  const opened = valueOf(await readPackForm(ctx, actor, { packId, part: { of: "terms" } }));
  return {
    ...formView(reader, opened),
    ...{ title: title("packs:terms.title"), heading: t("packs:terms.title"), formToken },
    terms: LOCAL_TERMS.map((term) => ({ term, ...(opened.pack.terms?.[term] ?? { ar: "", en: "" }) })),
  };
}

const text = z.string().max(400, "too_long").default("");
const formSchema = z.looseObject({
  seen: z.string(),
  reason: z.string().default(""),
  reasonSeen: z.string().default(""),
});

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const packId = packIdOf(args.params);
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const { seen, reason, reasonSeen, ...fields } = form.value;
  const words = (name: string): string => text.catch("").parse(fields[name]);
  const terms = Object.fromEntries(
    LOCAL_TERMS.map((term) => [term, { ar: words(`${term}.ar`), en: words(`${term}.en`) }]),
  );
  const outcome = await once(guarded, { name: "terms", token: form.token }, (within) =>
    editTerms(within, actor, { packId, seen, reason, reasonSeen, terms }),
  );
  if (!outcome.ok) return form.again(outcome.error);
  return redirectWith(web, `/admin/packs/${packId}/draft`, { tone: "ok", message: "packs:form.saved" });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const LANGUAGES = ["ar", "en"] as const;

/** The words that a country uses, in both languages. */
export default function PackTerms() {
  const page = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>()?.form;
  const form = useForm(state);
  const { t } = useTranslation("packs");
  return (
    <PackFormFrame
      {...{ page, form, state }}
      labelOf={(field) => {
        const [term = "", lang = ""] = field.split(".");
        return page.terms.some((one) => one.term === term)
          ? `${t(`terms.${term}`)} (${t(`terms.in.${lang}`)})`
          : null;
      }}
    >
      <p className="muted">{t("terms.lead")}</p>
      {page.terms.map(({ term, ...words }) => (
        <fieldset key={term} className="card">
          <legend className="label">{t(`terms.${term}`)}</legend>
          <div className="cols-2">
            {LANGUAGES.map((lang) => (
              <Field
                key={lang}
                name={`${term}.${lang}`}
                label={t(`terms.in.${lang}`)}
                lang={lang}
                dir={lang === "ar" ? "rtl" : "ltr"}
                defaultValue={form.value(`${term}.${lang}`) ?? words[lang]}
                error={form.error(`${term}.${lang}`)}
                autoComplete="off"
              />
            ))}
          </div>
        </fieldset>
      ))}
    </PackFormFrame>
  );
}
