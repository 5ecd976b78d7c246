import { useTranslation } from "react-i18next";
import type { FormattedDate } from "#app/i18n/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Status } from "#app/ui/status.tsx";
import { CancelWork, EndWorkByEmployer, ResumeWork, SuspendWork, VouchForWork } from "#app/ui/work-acts.tsx";
import { actForm } from "#app/web/act-form.ts";
import type { WordedForm } from "#app/web/form-state.ts";

export type PlacementOfApplication = {
  readonly id: string;
  readonly status: "expected" | "started" | "suspended" | "ended" | "cancelled";
  readonly expected: FormattedDate;
  readonly started: FormattedDate | null;
  readonly ended: FormattedDate | null;
  readonly asked: { readonly checkpointId: string; readonly date: string } | null;
};

type Props = {
  readonly placement: PlacementOfApplication;
  readonly form: WordedForm;
  readonly formToken: string;
  readonly today: string;
};

/** The work after the hire: its dates, the one question that is open, and what the employer can say of it. */
export function PlacementCard({ placement, form, formToken, today }: Props) {
  const { t } = useTranslation("work");
  const { id, status, expected, started, ended, asked } = placement;
  const of = (act: string) => actForm(form, formToken, act, ["placementId", id]);
  const facts = [
    started
      ? { name: t("employer.started"), value: <DateText date={started} /> }
      : { name: t("employer.expected"), value: <DateText date={expected} /> },
    ...(ended ? [{ name: t("employer.ended"), value: <DateText date={ended} /> }] : []),
  ];
  return (
    <Card
      title={t("employer.title")}
      aside={<Status tone={status === "started" ? "ok" : "plain"}>{t(`employer.status.${status}`)}</Status>}
    >
      <KeyValues items={facts} />
      {asked ? (
        <VouchForWork
          form={actForm(form, formToken, "vouch", ["checkpointId", asked.checkpointId])}
          audience="employer"
          date={asked.date}
        />
      ) : null}
      {status === "expected" ? (
        <>
          <ConfirmStart form={of("start_work")} expected={expected.iso} today={today} />
          <CancelWork form={of("cancel_work")} audience="employer" />
        </>
      ) : null}
      {status === "started" ? (
        <SuspendWork form={of("suspend_work")} audience="employer" today={today} />
      ) : null}
      {status === "started" || status === "suspended" ? (
        <EndWorkByEmployer form={of("end_work")} today={today} />
      ) : null}
      {status === "suspended" ? <ResumeWork form={of("resume_work")} today={today} /> : null}
    </Card>
  );
}

function ConfirmStart({
  form,
  expected,
  today,
}: {
  readonly form: ReturnType<typeof actForm>;
  readonly expected: string;
  readonly today: string;
}) {
  const { t } = useTranslation("work");
  const { defaultValue = expected < today ? expected : today, error } = form.kept("startedOn");
  return (
    <form method="post" className="stack" noValidate>
      <HiddenFields values={form.hidden} />
      <h3>{t("start.title")}</h3>
      <p>{t("start.textEmployer")}</p>
      <Field
        type="date"
        id={form.id("startedOn")}
        label={t("start.on")}
        name="startedOn"
        max={today}
        defaultValue={defaultValue}
        error={error}
        required
      />
      <Button>{t("start.submit")}</Button>
    </form>
  );
}
