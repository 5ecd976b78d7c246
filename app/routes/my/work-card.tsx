import { useTranslation } from "react-i18next";

import { formatMoney } from "#app/i18n/numbers.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { EvidenceTier } from "#app/ui/evidence-tier.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { PlacementPath, tierName } from "#app/ui/placement-path.tsx";
import { Status } from "#app/ui/status.tsx";
import {
  CancelWork,
  DisputeCheckpoint,
  ResumeWork,
  SuspendWork,
  TakeBackDispute,
  VouchForWork,
} from "#app/ui/work-acts.tsx";
import { actForm } from "#app/web/act-form.ts";
import type { WordedForm } from "#app/web/form-state.ts";

import { endReasonKey, EndWork, type WorkFields } from "./end-work.tsx";
import type { PlacementView } from "./placement-view.ts";

type WorkCardProps = { placement: PlacementView; form: WordedForm; fields: WorkFields };

/** A placement: dates, checkpoints, what proves it, and what the person can say about it. */
export function WorkCard({ placement, form, fields }: WorkCardProps) {
  const { t } = useTranslation("my");
  const { id, title, employer, status, expected, started, ended, endReason, wage, checkpoints } = placement;
  const facts = [
    started
      ? { name: t("work.facts.started"), value: <DateText date={started} /> }
      : { name: t("work.facts.expected"), value: <DateText date={expected} /> },
    ended ? { name: t("work.facts.ended"), value: <DateText date={ended} /> } : null,
    ended && endReason ? { name: t("work.end.reason"), value: t(endReasonKey(endReason)) } : null,
    wage
      ? {
          name: t("work.facts.wage"),
          value: t("work.facts.perMonth", { amount: formatMoney(t, wage) }),
        }
      : null,
  ].filter((fact) => fact !== null);
  return (
    <Card
      id={`work-${id}`}
      title={title ? <bdi lang={title.lang}>{title.text}</bdi> : t("work.elsewhere")}
      aside={<Status tone={status === "started" ? "ok" : "plain"}>{t(`work.status.${status}`)}</Status>}
    >
      {employer ? (
        <p className="muted">
          <bdi>{employer}</bdi>
        </p>
      ) : null}
      <KeyValues items={facts} />
      {checkpoints.length > 0 ? (
        <>
          <h3>{t("work.checkpoints")}</h3>
          <PlacementPath checkpoints={checkpoints} />
          {checkpoints.some((checkpoint) => checkpoint.status === "unknown") ? (
            <p className="muted small">{t("work.unknownText")}</p>
          ) : null}
        </>
      ) : null}
      <Vouch placement={placement} form={form} fields={fields} />
      {started ? <Evidence evidence={placement.evidence} /> : null}
      {status === "expected" ? <ConfirmStart placement={placement} form={form} fields={fields} /> : null}
      <Acts placement={placement} form={form} fields={fields} />
      {status === "started" || status === "suspended" ? (
        <EndWork placementId={id} form={form} fields={fields} />
      ) : null}
    </Card>
  );
}

/** The earliest day that waits for her word; the others follow one by one. */
function Vouch({ placement, form, fields }: WorkCardProps) {
  const asked = placement.checkpoints.find(({ canVouch }) => canVouch);
  if (!asked) return null;
  const one = actForm(form, fields.formToken, "vouch", ["checkpointId", asked.id]);
  return <VouchForWork form={one} audience="seeker" date={asked.date} />;
}

/** What she can say besides: that the start is off, that work rests or goes on, that a checkpoint is wrong. */
function Acts({ placement, form, fields }: WorkCardProps) {
  const { t } = useTranslation();
  const { id, status, checkpoints } = placement;
  const { formToken, today } = fields;
  const of = (act: string) => actForm(form, formToken, act, ["placementId", id]);
  const said = checkpoints.filter((one) => one.status === "evidenced" || one.status === "confirmed");
  return (
    <>
      {checkpoints.some((one) => one.status === "disputed") ? (
        <p className="muted small">{t("work:dispute.waits")}</p>
      ) : null}
      {checkpoints
        .filter(({ canTakeBack }) => canTakeBack)
        .map((one) => (
          <TakeBackDispute
            key={one.id}
            form={actForm(form, formToken, "take_back_dispute", ["checkpointId", one.id])}
            day={one.day}
            date={one.date}
          />
        ))}
      {status === "expected" ? <CancelWork form={of("cancel_work")} audience="seeker" /> : null}
      {said.length > 0 ? (
        <DisputeCheckpoint form={of("dispute")} audience="seeker" checkpoints={said} />
      ) : null}
      {status === "started" ? (
        <SuspendWork form={of("suspend_work")} audience="seeker" today={today} />
      ) : null}
      {status === "suspended" ? <ResumeWork form={of("resume_work")} today={today} /> : null}
    </>
  );
}

function Evidence({ evidence }: { evidence: PlacementView["evidence"] }) {
  const { t } = useTranslation("my");
  return (
    <>
      <h3>{t("work.evidence")}</h3>
      {evidence.length === 0 ? <p className="muted">{t("work.evidenceNone")}</p> : null}
      <ul className="rows small">
        {evidence.map(({ tier, from, until, wage }, index) => (
          <li key={index}>
            <EvidenceTier tier={tierName(tier)} />
            <br />
            <span className="muted">
              {until ? t("work.evidenceFrom", { from, until }) : t("work.evidenceOn", { from })}
              {wage ? ` · ${t("work.evidenceWage", { amount: formatMoney(t, wage) })}` : null}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted small">{t("work.evidenceKinds")}</p>
    </>
  );
}

function ConfirmStart({ placement, form, fields }: WorkCardProps) {
  const { t } = useTranslation("my");
  const { id, expected } = placement;
  const { formToken, today } = fields;
  const start = actForm(form, formToken, "start", ["placementId", id]);
  const { defaultValue = expected.iso < today ? expected.iso : today, error } = start.kept("startedOn");
  return (
    <form method="post" className="stack" noValidate>
      <HiddenFields values={start.hidden} />
      <h3>{t("work.start.title")}</h3>
      <p>{t("work.start.text")}</p>
      <Field
        type="date"
        label={t("work.start.date")}
        name="startedOn"
        id={start.id("startedOn")}
        defaultValue={defaultValue}
        max={today}
        error={error}
        required
      />
      <Button>{t("work.start.submit")}</Button>
    </form>
  );
}
