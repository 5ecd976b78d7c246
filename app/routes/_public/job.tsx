import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { previewApplication } from "#app/domain/applications/preview-application.server.ts";
import { workPaysForPosting } from "#app/domain/benefits/work-pays-for-posting.server.ts";
import { vacancyForSeeker } from "#app/domain/vacancies/vacancy-for-seeker.server.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { ApplyCard } from "#app/ui/apply-card.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmployerRecordFigures } from "#app/ui/employer-record.tsx";
import { useIncomePath } from "#app/ui/income-after-work.tsx";
import { JobIncome } from "#app/ui/job-income.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { SavePosting } from "#app/ui/save-posting.tsx";
import { VacancyHeader } from "#app/ui/vacancy-header.tsx";
import { WhyItFits } from "#app/ui/why-it-fits.tsx";
import { guard } from "#app/web/guard.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { fitsOf, savingOf } from "./posting-cards.server.ts";
import { backOf, searchBefore } from "./way-back.ts";
import { packNoteView } from "./work-pays-view.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title } = await guard(args);
  const vacancyId = idParam(args.params, "vacancyId");
  const vacancy = valueOf(await vacancyForSeeker(ctx, vacancyId));
  const preview = valueOf(await previewApplication(ctx, actor, vacancyId));
  const fits = await fitsOf(ctx, actor, [{ id: vacancyId }]);
  const fit = fits.get(vacancyId);
  const seeker = actor.kind === "visitor" || (actor.kind === "member" && actor.role === "seeker");
  const pays = seeker ? await workPaysForPosting(ctx, actor, vacancy) : null;
  return {
    title: title(`${vacancy.title}${t("jobs:listComma")}${vacancy.employerName}`),
    vacancy,
    preview,
    seeker,
    fit: fit ? { stones: fit.stones, terms: [...fit.fit, ...fit.worth] } : null,
    income: pays?.answer ?? null,
    pack: pays?.pack ? packNoteView(locale, pays.pack) : null,
    visitor: actor.kind === "visitor",
    back: searchBefore(args.request, vacancyId, "/search"),
    saving: await savingOf({ ctx, actor }, vacancy, backOf(args.request)),
    closesOn: vacancy.closesOn === null ? null : formatDate(locale, vacancy.closesOn),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Job() {
  const { vacancy, preview, seeker, fit, income, pack, visitor, closesOn, saving, back } =
    useLoaderData<typeof loader>();
  const incomePath = useIncomePath();
  const { t } = useTranslation("jobs");
  const save = saving ? <SavePosting posting={{ id: vacancy.id, kind: "vacancy" }} saving={saving} /> : null;
  return (
    <>
      <BackLink href={back}>{t("back")}</BackLink>
      <div className="split">
        <div className="stack">
          <VacancyHeader vacancy={vacancy} closesOn={closesOn}>
            <div className="btns only-phone">
              <ButtonLink href="#apply" variant="primary">
                {t("vacancy.goToApply")}
              </ButtonLink>
              {income ? <ButtonLink href="#income">{t("vacancy.goToIncome")}</ButtonLink> : null}
            </div>
            {save ? <div className="only-phone">{save}</div> : null}
          </VacancyHeader>
          {income ? <JobIncome vacancyId={vacancy.id} answer={income} pack={pack} visitor={visitor} /> : null}
          <WhyItFits
            requirements={vacancy.requirements}
            candidate={preview.candidate}
            fit={fit}
            seeker={seeker}
          />
          {vacancy.description ? (
            <Card title={t("vacancy.work")}>
              <PlainText text={vacancy.description} lang={vacancy.titleLang} />
            </Card>
          ) : null}
          {vacancy.employer ? (
            <Card title={t("vacancy.employer")}>
              <EmployerRecordFigures record={vacancy.employer.record} />
            </Card>
          ) : null}
        </div>
        <aside className="sticky stack" aria-label={t("apply.title")}>
          {seeker ? (
            <ApplyCard
              vacancy={vacancy}
              existing={preview.existing}
              income={income && !visitor ? incomePath(income) : null}
            >
              {save}
            </ApplyCard>
          ) : null}
        </aside>
      </div>
    </>
  );
}
