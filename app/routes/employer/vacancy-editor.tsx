import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findEmployer } from "#app/domain/employers/find-employer.server.ts";
import { currencyOf } from "#app/domain/kernel/countries.ts";
import { failure } from "#app/domain/kernel/result.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { changeVacancy } from "#app/domain/vacancies/change-vacancy.server.ts";
import { codeDraft } from "#app/domain/vacancies/code-draft.server.ts";
import { findOwnVacancy } from "#app/domain/vacancies/list-vacancies.server.ts";
import { postVacancy } from "#app/domain/vacancies/post-vacancy.server.ts";
import { publishVacancy } from "#app/domain/vacancies/publish-vacancy.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Check } from "#app/ui/check.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { formFields, formValues, typedDraft, vacancyFormSchema } from "./vacancy-form.server.ts";
import { AboutTheWork, PayAndHours, WhoFits, type FieldsProps } from "./vacancy-fields.tsx";

const NEW = "new";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title, formToken } = await guardMember(args);
  const isNew = args.params["vacancyId"] === NEW;
  const own = isNew ? null : valueOf(await findOwnVacancy(ctx, actor, idParam(args.params, "vacancyId")));
  const employer = await findEmployer(ctx, actor.organisationId ?? "");
  const places = await listPlaces(ctx, actor.country);
  return {
    title: title(isNew ? "employer:editor.newTitle" : "employer:editor.title"),
    isNew,
    status: own?.vacancy.status ?? "draft",
    values: own ? formValues(own.vacancy, own.requirements) : { openings: "1" },
    verified: employer?.verified ?? false,
    currency: currencyOf(actor.country),
    establishments: (employer?.establishments ?? []).map(({ id, name }) => ({ value: id, label: name })),
    towns: places
      .filter((place) => place.kind === "town")
      .map((place) => ({ value: place.id, label: locale === "en" ? place.nameEn : place.nameAr })),
    formToken,
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const isNew = args.params["vacancyId"] === NEW;
  const known = isNew ? null : idParam(args.params, "vacancyId");
  const form = await parseForm(args.request, vacancyFormSchema(currencyOf(actor.country)));
  if (!form.ok) return form.answer;
  const { do: act, noFee } = form.value;
  const draft = await codeDraft(guarded.ctx, typedDraft(form.value));
  const outcome = await once(guarded, { name: act, token: form.token }, async (ctx) => {
    const saved = known
      ? await changeVacancy(ctx, actor, { vacancyId: known, draft })
      : await postVacancy(ctx, actor, { organisationId: actor.organisationId ?? "", draft });
    if (!saved.ok || act === "save") return saved;
    const published = await publishVacancy(ctx, actor, { vacancyId: saved.value.vacancyId, noFee });
    return published.ok ? saved : published;
  });
  if (outcome.ok)
    return redirectWith(web, `/employer?vacancy=${outcome.value.vacancyId}`, {
      tone: "ok",
      message: `employer:editor.${act === "save" ? "saved" : "published"}`,
    });
  const { error } = outcome;
  if (error.kind === "denial") throw denied(error);
  return form.again(failure(error.code, { params: error.params, fields: formFields(error.fields) }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function VacancyEditor() {
  const { isNew, status, values, verified, currency, establishments, towns, formToken } =
    useLoaderData<typeof loader>();
  const state = useActionData<typeof action>()?.form;
  const form = useForm(state);
  const { t } = useTranslation("employer");
  const kept: Readonly<Record<string, string | readonly string[]>> = state?.values ?? values;
  const fields: FieldsProps = {
    value: (name) => {
      const found = kept[name];
      return typeof found === "string" ? found : found?.[0];
    },
    values: (name) => [kept[name] ?? []].flat(),
    error: form.error,
  };
  const isDraft = status === "draft" || status === "in_review";
  return (
    <div className="narrow stack">
      <BackLink href="/employer">{t("editor.back")}</BackLink>
      <h1>{t(isNew ? "editor.newTitle" : "editor.title")}</h1>
      {verified ? null : <Notice tone="warn">{t("editor.notVerified")}</Notice>}
      <ErrorSummary
        errors={form.summary.map(({ field, message }) => {
          const label = field && t(`summary.${field}`, { defaultValue: "" });
          return { field, message: label ? `${label}: ${message}` : message };
        })}
      />
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken }} />
        <Card title={t("editor.work")}>
          <AboutTheWork {...fields} establishments={establishments} towns={towns} />
        </Card>
        <Card title={t("editor.pay")}>
          <PayAndHours {...fields} currency={currency} />
        </Card>
        <Card title={t("editor.who")}>
          <WhoFits {...fields} />
        </Card>
        {isDraft ? (
          <Card title={t("editor.decent")}>
            <Check
              name="noFee"
              id="noFee"
              value="yes"
              defaultChecked={fields.value("noFee") === "yes"}
              error={form.error("noFee")}
            >
              {t("editor.noFee")}
            </Check>
          </Card>
        ) : null}
        <div className="btns">
          {isDraft ? (
            <Button name="do" value="publish">
              {t("editor.publish")}
            </Button>
          ) : null}
          <Button name="do" value="save" variant={isDraft ? "second" : "primary"}>
            {t(isDraft ? "editor.saveDraft" : "editor.saveChanges")}
          </Button>
        </div>
      </form>
    </div>
  );
}
