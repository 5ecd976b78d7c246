import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { PackProblem } from "#app/domain/benefits/pack-editor/pack-problems.ts";
import { readPackForm } from "#app/domain/benefits/pack-editor/read-pack-form.server.ts";
import { writePack } from "#app/domain/benefits/pack-editor/write-pack.server.ts";
import { fail, ok } from "#app/domain/kernel/result.ts";
import { Field } from "#app/ui/field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm, type FormState } from "#app/web/form-state.ts";
import { formOf, parseFields } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { PackFormFrame } from "./pack-form-frame.tsx";
import { packIdOf } from "./pack-address.server.ts";
import { formView } from "./pack-form.server.ts";
import { PackProblems } from "./pack-problems.tsx";

/** The pack in the address; null at the address for a new one. */
function askedFor(params: LoaderFunctionArgs["params"]): string | null {
  const packId = packIdOf(params);
  return packId === "new" ? null : packId;
}

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title, formToken } = await guardMember(args);
  const reader = { locale, t, country: actor.country };
  const packId = askedFor(args.params);
  const words = t(packId === null ? "packs:new.title" : "packs:json.title");
  const page = { title: title(words), heading: words, formToken, isNew: packId === null };
  if (packId === null)
    return { ...page, packId: "", name: t("packs:title"), seen: "", reason: "", draft: null, text: "" };
  const opened = valueOf(await readPackForm(ctx, actor, { packId, part: { of: "whole" } }));
  return { ...page, ...formView(reader, opened), text: JSON.stringify(opened.pack, null, 2) };
}

const formSchema = z.looseObject({
  seen: z.string(),
  reason: z.string().default(""),
  reasonSeen: z.string().default(""),
  text: z.string().default(""),
});

/** A pack is a page or two of text; anything larger is something else. */
const LARGEST_FILE = 400_000;

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const packId = askedFor(args.params);
  const sent = await formOf(args.request);
  const file = sent.get("file");
  const form = parseFields(sent, formSchema);
  if (!form.ok) return form.answer;
  const { seen, reason, reasonSeen } = form.value;
  const uploaded = file instanceof File && file.size > 0 ? file : null;
  if (uploaded && uploaded.size > LARGEST_FILE)
    return form.again({ kind: "failure", code: "invalid_input", fields: { file: "too_long" } });
  const text = uploaded ? await uploaded.text() : form.value.text;
  let problems: readonly PackProblem[] = [];
  const outcome = await once(guarded, { name: "json", token: form.token }, async (within) => {
    const written = await writePack(within, actor, { packId, text, seen, reason, reasonSeen });
    if (!written.ok) return written;
    if (written.value.kind === "saved") return ok({ packId: written.value.saved.packId });
    problems = written.value.problems;
    // Nothing was kept: the same form can be sent again.
    return fail("pack_invalid");
  });
  if (outcome.ok)
    return redirectWith(web, `/admin/packs/${outcome.value.packId}/draft`, {
      tone: "ok",
      message: "packs:form.saved",
    });
  if (problems.length === 0) return form.again(outcome.error);
  const state: FormState = {
    values: { seen, reason, reasonSeen, text },
    errors: {},
    failure: null,
    params: {},
  };
  return data({ form: state, problems }, { status: 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** A whole pack as text: typed over, pasted, or from a file. */
export default function PackJson() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = useForm(answer?.form);
  const { t } = useTranslation("packs");
  return (
    <PackFormFrame
      upload
      {...{ page, form, state: answer?.form }}
      backHref={page.isNew ? "/admin/packs" : undefined}
      labelOf={(field) => (field === "text" || field === "file" ? t(`json.${field}`) : null)}
    >
      {answer && "problems" in answer ? <PackProblems problems={answer.problems} /> : null}
      <p className="muted">{t(page.isNew ? "new.lead" : "json.lead")}</p>
      <Field
        type="file"
        name="file"
        accept="application/json,.json"
        label={t("json.file")}
        hint={t("json.fileHint")}
        error={form.error("file")}
        optional
      />
      <TextArea
        name="text"
        label={t("json.text")}
        hint={t("json.textHint")}
        defaultValue={form.value("text") ?? page.text}
        error={form.error("text")}
        dir="ltr"
        lang="en"
        rows={24}
        spellCheck={false}
        className="code-area"
      />
    </PackFormFrame>
  );
}
