import { useTranslation } from "react-i18next";
import { CORRECTION_REASONS } from "#app/domain/placements/placement.ts";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import {
  CancelWork,
  DisputeCheckpoint,
  ResumeWork,
  SuspendWork,
  TakeBackDispute,
} from "#app/ui/work-acts.tsx";
import { actForm } from "#app/web/act-form.ts";
import type { WordedForm } from "#app/web/form-state.ts";
import { EndByOffice, ShownBy, StartByOffice } from "./person-spans.tsx";
import type { PersonView } from "./person-view.server.ts";
import { tierName } from "./tiers.ts";

type Placement = PersonView["placements"][number];
type Checkpoint = Placement["checkpoints"][number];
export type ActFields = { readonly form: WordedForm; readonly formToken: string; readonly today: string };

/** Settles a checkpoint that is disputed or unknown: what was seen of that day, and why. Nothing is preselected. */
export function SettleCheckpoint({ checkpoint, fields }: { checkpoint: Checkpoint; fields: ActFields }) {
  const { t } = useTranslation("office");
  const { form, formToken } = fields;
  const { id, day, dueOn, status } = checkpoint;
  const { hidden, isOpen, id: idOf, kept } = actForm(form, formToken, "settle", ["checkpointId", id]);
  const seen = ["payslip", "employer", "self"] as const;
  return (
    <Disclosure summary={t("acts.settle.title", { day })} open={isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={hidden} />
        <p>{t(`acts.settle.${status === "disputed" ? "disputed" : "unknown"}`, { date: dueOn.gregorian })}</p>
        {checkpoint.disputedBecause ? (
          <blockquote>
            <b>{t("acts.settle.because")}</b>
            <p dir="auto" className="breakable">
              {checkpoint.disputedBecause}
            </p>
          </blockquote>
        ) : null}
        <Select
          id={idOf("shownBy")}
          label={t("acts.shownBy")}
          name="shownBy"
          placeholder={t("common:field.choose")}
          options={[
            ...seen.map((tier) => ({ value: tier, label: t(`common:evidence.${tierName(tier)}`) })),
            ...(status === "disputed" ? [{ value: "nothing", label: t("acts.nothing") }] : []),
          ]}
          {...kept("shownBy")}
          required
        />
        <TextArea
          id={idOf("reason")}
          label={t("acts.reason")}
          hint={t("acts.sealed")}
          name="reason"
          rows={3}
          {...kept("reason")}
        />
        <Button variant="second">{t("acts.settle.submit")}</Button>
      </form>
    </Disclosure>
  );
}

/** What the office can write down for the person: a start that is off, a pause and its end, a wrong checkpoint. */
export function WorkActs({ placement, fields }: { placement: Placement; fields: ActFields }) {
  const { form, formToken, today } = fields;
  const { id, status, checkpoints } = placement;
  const of = (act: string) => actForm(form, formToken, act, ["placementId", id]);
  const said = checkpoints
    .filter((one) => one.status === "evidenced" || one.status === "confirmed")
    .map((one) => ({ id: one.id, day: one.day, date: one.dueOn.gregorian }));
  return (
    <>
      {checkpoints
        .filter(({ disputedBy }) => disputedBy === "officer" || disputedBy === "supervisor")
        .map((one) => (
          <TakeBackDispute
            key={one.id}
            form={actForm(form, formToken, "take_back_dispute", ["checkpointId", one.id])}
            day={one.day}
            date={one.dueOn.gregorian}
          />
        ))}
      {status === "expected" ? <StartByOffice form={of("start_work")} today={today} /> : null}
      {status === "started" || status === "suspended" ? (
        <EndByOffice form={of("end_by_office")} today={today} />
      ) : null}
      {status === "expected" ? <CancelWork form={of("cancel_work")} audience="office" /> : null}
      {said.length > 0 ? (
        <DisputeCheckpoint form={of("dispute")} audience="office" checkpoints={said} />
      ) : null}
      {status === "started" ? (
        <SuspendWork form={of("suspend_work")} audience="office" today={today} />
      ) : null}
      {status === "suspended" ? <ResumeWork form={of("resume_work")} today={today} /> : null}
    </>
  );
}

/** Corrects the dates of work that has begun. What was believed before stays among the versions. */
export function CorrectDates({ placement, fields }: { placement: Placement; fields: ActFields }) {
  const { t } = useTranslation("office");
  const { form, formToken, today } = fields;
  const { id, startedOn, endedOn } = placement;
  const act = actForm(form, formToken, "correct_dates", ["placementId", id]);
  const { hidden, isOpen, id: idOf, kept } = act;
  return (
    <Disclosure summary={t("acts.dates.title")} open={isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={hidden} />
        <p>{t("acts.dates.text")}</p>
        <Field
          type="date"
          id={idOf("startedOn")}
          label={t("person.startedOn")}
          name="startedOn"
          max={today}
          required
          defaultValue={kept("startedOn").defaultValue ?? startedOn?.iso}
          error={kept("startedOn").error}
        />
        {endedOn ? (
          <Field
            type="date"
            id={idOf("endedOn")}
            label={t("person.endedOn")}
            hint={t("acts.dates.endedHint")}
            name="endedOn"
            max={today}
            defaultValue={kept("endedOn").defaultValue ?? endedOn.iso}
            error={kept("endedOn").error}
          />
        ) : null}
        <ShownBy form={act} />
        <TextArea
          id={idOf("note")}
          label={t("acts.reason")}
          hint={t("acts.sealed")}
          name="note"
          rows={3}
          {...kept("note")}
        />
        <Button variant="second">{t("acts.dates.submit")}</Button>
      </form>
    </Disclosure>
  );
}

/** Takes a start back that was none. */
export function CorrectAway({ placement, fields }: { placement: Placement; fields: ActFields }) {
  const { t } = useTranslation("office");
  const { form, formToken } = fields;
  const { id } = placement;
  const { hidden, isOpen, id: idOf, kept } = actForm(form, formToken, "correct_away", ["placementId", id]);
  return (
    <Disclosure summary={t("acts.away.title")} open={isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={hidden} />
        <p>{t("acts.away.text")}</p>
        <Select
          id={idOf("reason")}
          label={t("acts.away.reason")}
          name="reason"
          placeholder={t("common:field.choose")}
          options={CORRECTION_REASONS.map((reason) => ({
            value: reason,
            label: t(`acts.away.reasons.${reason.replaceAll("_", "-")}`),
          }))}
          {...kept("reason")}
          required
        />
        <TextArea
          id={idOf("note")}
          label={t("acts.reason")}
          hint={t("acts.sealed")}
          name="note"
          rows={3}
          {...kept("note")}
        />
        <Button variant="second">{t("acts.away.submit")}</Button>
      </form>
    </Disclosure>
  );
}
