import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { previewApplication } from "#app/domain/applications/preview-application.server.ts";
import { vacancyForSeeker } from "#app/domain/vacancies/vacancy-for-seeker.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { CandidateSummary } from "#app/ui/candidate-summary.tsx";
import { Card } from "#app/ui/card.tsx";
import { Check } from "#app/ui/check.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { SeenByEmployer } from "#app/ui/seen-by-employer.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";

const formSchema = z.object({ agree: z.literal("yes", "agree_needed") });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, title, formToken } = await guardMember(args);
  const vacancyId = idParam(args.params, "vacancyId");
  const vacancy = valueOf(await vacancyForSeeker(ctx, vacancyId));
  // A saved link, or a vacancy that closed meanwhile: its own page says what is possible now.
  if (!vacancy.takesApplications) throw redirect(`/jobs/${vacancyId}`);
  const { candidate } = valueOf(await previewApplication(ctx, actor, vacancyId));
  const { title: name, titleLang, employerName } = vacancy;
  return {
    title: title("jobs:apply.pageTitle"),
    vacancy: { id: vacancyId, name, titleLang, employerName },
    candidate,
    formToken,
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const vacancyId = idParam(args.params, "vacancyId");
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const outcome = await once(guarded, { name: "apply", token: form.token }, (ctx) =>
    applyToVacancy(ctx, guarded.actor, { vacancyId }),
  );
  if (outcome.ok)
    return redirectWith(guarded.web, `/my/applications/${outcome.value.applicationId}`, {
      tone: "ok",
      message: "jobs:apply.sent",
    });
  const { error } = outcome;
  if (error.kind === "failure" && error.code === "already_applied")
    return redirect(`/my/applications/${error.params?.["applicationId"]}`, 303);
  if (error.kind === "denial") throw denied(error);
  return form.again(error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function JobApply() {
  const { vacancy, candidate, formToken } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("jobs");
  return (
    <div className="narrow stack">
      <BackLink href={`/jobs/${vacancy.id}`}>{t("application.seeVacancy")}</BackLink>
      <h1>{t("apply.pageTitle")}</h1>
      <ErrorSummary errors={form.summary} />
      <p>
        <b lang={vacancy.titleLang}>
          <bdi>{vacancy.name}</bdi>
        </b>
        <br />
        <span className="muted">
          <bdi>{vacancy.employerName}</bdi>
        </span>
      </p>
      <Card title={t("apply.whatEmployerSees")}>
        <p>{t("apply.check")}</p>
        <CandidateSummary candidate={candidate} />
        <SeenByEmployer />
      </Card>
      <form method="post" className="card stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken }} />
        <Check name="agree" id="agree" value="yes" error={form.error("agree")} required>
          {t("apply.agree", { employer: vacancy.employerName })}
        </Check>
        <Button block>{t("apply.submit")}</Button>
        <p className="muted small">{t("apply.free")}</p>
      </form>
    </div>
  );
}
