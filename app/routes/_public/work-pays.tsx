import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { workPaysByOwnFigures, workPaysForHousehold } from "#app/domain/benefits/work-pays.server.ts";
import type { Guarded } from "#app/web/guard.server.ts";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { LocalWords, WithLocalTerms } from "#app/ui/local-terms.tsx";
import { WorkPays } from "#app/ui/work-pays.tsx";
import { useForm } from "#app/web/form-state.ts";
import { fieldsOf, formOf, parseFields } from "#app/web/forms.server.ts";
import { guard } from "#app/web/guard.server.ts";
import { denied } from "#app/web/respond.server.ts";
import { WorkPaysFields } from "./work-pays-fields.tsx";
import { jobFigures, ownFigures, workPaysFormSchema, type WorkPaysForm } from "./work-pays-form.ts";
import { packNoteView, workPaysView } from "./work-pays-view.server.ts";

const UUID = /^[0-9a-f-]{36}$/;

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guard(args);
  const { searchParams } = new URL(args.request.url);
  const vacancyId = searchParams.get("vacancy");
  return {
    title: guarded.title("workPays:documentTitle"),
    view: await workPaysView(guarded, {
      packId: null,
      vacancyId: vacancyId !== null && UUID.test(vacancyId) ? vacancyId : null,
      own: searchParams.get("own") === "1",
    }),
  };
}

const workOut = ({ ctx, actor }: Guarded, form: WorkPaysForm, packId: string, currency: string) =>
  form.figures === "household"
    ? workPaysForHousehold(ctx, actor, { figures: jobFigures(form, currency) })
    : workPaysByOwnFigures(ctx, actor, { packId, figures: ownFigures(form, currency) });

/** Works it out and shows it on the answer to the form itself: nothing is stored, nothing goes into an address. */
export async function action(args: ActionFunctionArgs) {
  const guarded = await guard(args);
  const posted = await formOf(args.request);
  const form = parseFields(posted, workPaysFormSchema);
  if (!form.ok) return data({ form: null, result: null, view: null }, { status: 422 });
  const { pack, vacancy, figures, do: act } = form.value;
  const view = await workPaysView(guarded, { packId: pack, vacancyId: vacancy, own: figures === "own" });
  const typed = { values: fieldsOf(posted), errors: {}, failure: null, params: {} };
  if (figures === "own" && pack !== "" && pack !== view.pack?.id)
    return data({ form: { ...typed, errors: { pack: "missing" } }, result: null, view }, { status: 422 });
  if (act === "scheme") return data({ form: typed, result: null, view });
  const outcome = await workOut(guarded, form.value, view.pack?.id ?? "", view.currency);
  if (outcome.ok) {
    const { income, pack: note } = outcome.value;
    return data({ form: typed, result: { income, pack: packNoteView(guarded.locale, note) }, view });
  }
  const { error } = outcome;
  // A tab from before: the session that knew the household is over. What was typed is kept for after signing in.
  if (error.kind === "denial" && guarded.actor.kind !== "member")
    return data(
      {
        form: { ...typed, failure: "calculator_signed_out" },
        result: null,
        view: { ...view, figures: "household" as const },
      },
      { status: 403 },
    );
  if (error.kind === "denial") throw denied(error);
  const errors = error.fields ?? {};
  const failure = error.fields ? null : error.code;
  return data({ form: { ...typed, errors, failure }, result: null, view }, { status: 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

/** The calculator for everybody: own figures, or the own household, and a job. */
export default function WorkPaysPage() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const view = answer?.view ?? loaded.view;
  return (
    <WithLocalTerms terms={view.terms}>
      <Calculator view={view} answer={answer} />
    </WithLocalTerms>
  );
}

type CalculatorProps = {
  view: ReturnType<typeof useLoaderData<typeof loader>>["view"];
  answer: ReturnType<typeof useActionData<typeof action>>;
};

/** The page in the scheme's own words, the summary of errors too. */
function Calculator({ view, answer }: CalculatorProps) {
  const form = useForm(answer?.form ?? undefined);
  const { t } = useTranslation("workPays");
  const result = answer?.result ?? null;
  const fields = (
    <>
      <WorkPaysFields view={view} form={answer?.form ? form : null} again={result !== null} />
      {result ? null : <LocalWords terms={view.terms} />}
    </>
  );
  return (
    <>
      <div className="stack-2">
        <h1>{t("title")}</h1>
        <p>{t("lead")}</p>
        <p className="muted">{t("private")}</p>
      </div>
      <ErrorSummary
        errors={form.summary.map(({ field, message }) => ({
          field,
          message: field
            ? t("form.errorAt", { label: t(`form.${field === "pack" ? "scheme" : field}`), message })
            : message,
        }))}
      />
      {result ? (
        <div className="split">
          <div className="stack">
            <Card title={t("result")} id="result">
              <WorkPays {...result} basis={t(`basis.${view.figures}`)} showsOthers={view.figures === "own"} />
            </Card>
          </div>
          <div className="stack">{fields}</div>
        </div>
      ) : (
        <div className="narrow stack">{fields}</div>
      )}
    </>
  );
}
