import { useTranslation } from "react-i18next";
import { CANCEL_REASONS, END_REASONS, SUSPEND_REASONS } from "#app/domain/placements/placement.ts";
import { Button } from "./button.tsx";
import { Check } from "./check.tsx";
import { Disclosure } from "./disclosure.tsx";
import { Field } from "./field.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { Select } from "./select.tsx";
import { TextArea } from "./text-area.tsx";

/** One form of the page: what is hidden in it, its ids, and what was typed when it was the one sent. */
export type ActForm = {
  readonly hidden: Readonly<Record<string, string>>;
  readonly isOpen: boolean;
  readonly id: (name: string) => string;
  readonly kept: (name: string) => { readonly defaultValue?: string; readonly error?: string };
};

/** Whose page it stands on: the words differ, the act does not. */
export type WorkAudience = "seeker" | "employer" | "office";

type ActProps = { readonly form: ActForm; readonly audience: WorkAudience };
type DatedProps = ActProps & { readonly today: string };

/** An employer writes down nothing about anybody's health. */
const reasonsFor = <T extends string>(reasons: readonly T[], audience: WorkAudience): readonly T[] =>
  audience === "employer" ? reasons.filter((reason) => reason !== "health_or_care") : reasons;

const wordKey = (reason: string): string => reason.replaceAll("_", "-");

const textKey = (act: string, audience: WorkAudience): string =>
  audience === "seeker" ? `${act}.text` : `${act}.text${audience === "employer" ? "Employer" : "Office"}`;

function Day({ act, form, today }: { act: string; form: ActForm; today: string }) {
  const { t } = useTranslation("work");
  const { defaultValue, error } = form.kept("on");
  return (
    <Field
      type="date"
      id={form.id("on")}
      label={t(`${act}.on`)}
      name="on"
      max={today}
      defaultValue={defaultValue ?? today}
      error={error}
      required
    />
  );
}

/** Work rests from a day on, for a reason. Nothing is preselected but today. */
export function SuspendWork({ form, audience, today }: DatedProps) {
  const { t } = useTranslation("work");
  return (
    <Disclosure summary={t("suspend.title")} open={form.isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={form.hidden} />
        <p>{t(textKey("suspend", audience))}</p>
        <Day act="suspend" form={form} today={today} />
        <Select
          id={form.id("reason")}
          label={t("suspend.reason")}
          name="reason"
          placeholder={t("common:field.choose")}
          options={reasonsFor(SUSPEND_REASONS, audience).map((reason) => ({
            value: reason,
            label: t(`suspend.reasons.${wordKey(reason)}`),
          }))}
          {...form.kept("reason")}
          required
        />
        <Button variant="second">{t("suspend.submit")}</Button>
      </form>
    </Disclosure>
  );
}

/** Work that rests goes on. */
export function ResumeWork({ form, today }: Omit<DatedProps, "audience">) {
  const { t } = useTranslation("work");
  return (
    <Disclosure summary={t("resume.title")} open={form.isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={form.hidden} />
        <p>{t("resume.text")}</p>
        <Day act="resume" form={form} today={today} />
        <Button variant="second">{t("resume.submit")}</Button>
      </form>
    </Disclosure>
  );
}

/** Work has ended, as the employer says. An officer can correct it, so it asks once whether it is so. */
export function EndWorkByEmployer({ form, today }: Omit<DatedProps, "audience">) {
  const { t } = useTranslation("work");
  const { defaultValue, error } = form.kept("endedOn");
  return (
    <Disclosure summary={t("end.title")} open={form.isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={form.hidden} />
        <p>{t("end.textEmployer")}</p>
        <Field
          type="date"
          id={form.id("endedOn")}
          label={t("end.on")}
          name="endedOn"
          max={today}
          defaultValue={defaultValue ?? today}
          error={error}
          required
        />
        <Select
          id={form.id("reason")}
          label={t("end.reason")}
          name="reason"
          placeholder={t("common:field.choose")}
          options={reasonsFor(END_REASONS, "employer").map((reason) => ({
            value: reason,
            label: t(`my:work.end.reasons.${wordKey(reason)}`),
          }))}
          {...form.kept("reason")}
          required
        />
        <Check name="sure" id={form.id("sure")} value="yes" error={form.kept("sure").error}>
          {t("end.sure")}
        </Check>
        <Button variant="second">{t("end.submit")}</Button>
      </form>
    </Disclosure>
  );
}

/** A dispute that whoever raised it takes back; the checkpoint stands again as its evidence shows. */
export function TakeBackDispute({ form, day, date }: { form: ActForm; day: number; date: string }) {
  const { t } = useTranslation("work");
  return (
    <form method="post" className="btns">
      <HiddenFields values={form.hidden} />
      <Button variant="quiet">{t("dispute.takeBack", { day, date })}</Button>
    </form>
  );
}

/** A start that was agreed on is called off. It can't be taken back, so it asks twice. */
export function CancelWork({ form, audience }: ActProps) {
  const { t } = useTranslation("work");
  return (
    <Disclosure summary={t("cancel.title")} open={form.isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={form.hidden} />
        <p>{t("cancel.text")}</p>
        <Select
          id={form.id("reason")}
          label={t("cancel.reason")}
          name="reason"
          placeholder={t("common:field.choose")}
          options={reasonsFor(CANCEL_REASONS, audience).map((reason) => ({
            value: reason,
            label: t(`cancel.reasons.${wordKey(reason)}`),
          }))}
          {...form.kept("reason")}
          required
        />
        <Check name="sure" id={form.id("sure")} value="yes" error={form.kept("sure").error}>
          {t("cancel.sure")}
        </Check>
        <Button variant="danger">{t("cancel.submit")}</Button>
      </form>
    </Disclosure>
  );
}

/** A day whose checkpoint nothing shows yet: one tap says that the work went on. */
export function VouchForWork({ form, audience, date }: ActProps & { readonly date: string }) {
  const { t } = useTranslation("work");
  const ofEmployer = audience === "employer" ? "Employer" : "";
  return (
    <form method="post" className="stack-2">
      <HiddenFields values={form.hidden} />
      <h3>{t(`vouch.title${ofEmployer}`)}</h3>
      <p>{t(`vouch.text${ofEmployer}`, { date })}</p>
      <div className="btns">
        <Button>{t(`vouch.yes${ofEmployer}`, { date })}</Button>
      </div>
      {audience === "seeker" ? <p className="muted small">{t("vouch.no")}</p> : null}
    </form>
  );
}

/** Says, with a reason, that a checkpoint is wrong; an officer settles it. */
export function DisputeCheckpoint({
  form,
  audience,
  checkpoints,
}: ActProps & { readonly checkpoints: readonly { id: string; day: number; date: string }[] }) {
  const { t } = useTranslation("work");
  return (
    <Disclosure summary={t("dispute.title")} open={form.isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={form.hidden} />
        <p>{t(textKey("dispute", audience))}</p>
        <Select
          id={form.id("checkpointId")}
          label={t("dispute.checkpoint")}
          name="checkpointId"
          placeholder={t("common:field.choose")}
          options={checkpoints.map(({ id, day, date }) => ({
            value: id,
            label: t("dispute.option", { day, date }),
          }))}
          {...form.kept("checkpointId")}
          required
        />
        <TextArea
          id={form.id("reason")}
          label={t("dispute.reason")}
          hint={t("dispute.sealed")}
          name="reason"
          rows={3}
          {...form.kept("reason")}
        />
        <Button variant="second">{t("dispute.submit")}</Button>
      </form>
    </Disclosure>
  );
}
