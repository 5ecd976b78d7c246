import { useTranslation } from "react-i18next";
import { CORRECTION_REASONS } from "#app/domain/placements/placement.ts";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";
import type { PersonView } from "./person-view.server.ts";
import { tierName } from "./tiers.ts";

type Placement = PersonView["placements"][number];
type Checkpoint = Placement["checkpoints"][number];
export type ActFields = { readonly form: WordedForm; readonly formToken: string; readonly today: string };

/** What was typed and what is wrong with it, when it was the form of this row that was sent. */
const keptFor =
  (form: WordedForm, act: string, key: string, id: string) =>
  (name: string): { defaultValue?: string; error?: string } =>
    form.value("do") === act && form.value(key) === id
      ? { defaultValue: form.value(name), error: form.error(name) }
      : {};

/** Settles a checkpoint that is disputed or unknown: what was seen of that day, and why. Nothing is preselected. */
export function SettleCheckpoint({ checkpoint, fields }: { checkpoint: Checkpoint; fields: ActFields }) {
  const { t } = useTranslation("office");
  const { form, formToken } = fields;
  const { id, day, dueOn, status } = checkpoint;
  const kept = keptFor(form, "settle", "checkpointId", id);
  const seen = ["payslip", "employer", "self"] as const;
  return (
    <Disclosure
      summary={t("acts.settle.title", { day })}
      open={form.value("do") === "settle" && form.value("checkpointId") === id}
    >
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "settle", checkpointId: id }} />
        <p>{t(`acts.settle.${status === "disputed" ? "disputed" : "unknown"}`, { date: dueOn.gregorian })}</p>
        <Select
          id={`shownBy-${id}`}
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
          id={`reason-${id}`}
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

/** Corrects the dates of work that has begun. What was believed before stays among the versions. */
export function CorrectDates({ placement, fields }: { placement: Placement; fields: ActFields }) {
  const { t } = useTranslation("office");
  const { form, formToken, today } = fields;
  const { id, startedOn, endedOn } = placement;
  const kept = keptFor(form, "correct_dates", "placementId", id);
  return (
    <Disclosure
      summary={t("acts.dates.title")}
      open={form.value("do") === "correct_dates" && form.value("placementId") === id}
    >
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "correct_dates", placementId: id }} />
        <p>{t("acts.dates.text")}</p>
        <Field
          type="date"
          id={`startedOn-${id}`}
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
            id={`endedOn-${id}`}
            label={t("person.endedOn")}
            hint={t("acts.dates.endedHint")}
            name="endedOn"
            max={today}
            defaultValue={kept("endedOn").defaultValue ?? endedOn.iso}
            error={kept("endedOn").error}
          />
        ) : null}
        <Select
          id={`datesShownBy-${id}`}
          label={t("acts.shownBy")}
          name="shownBy"
          placeholder={t("common:field.choose")}
          options={(["payslip", "employer", "self"] as const).map((tier) => ({
            value: tier,
            label: t(`common:evidence.${tierName(tier)}`),
          }))}
          {...kept("shownBy")}
          required
        />
        <TextArea
          id={`note-${id}`}
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
  const kept = keptFor(form, "correct_away", "placementId", id);
  return (
    <Disclosure
      summary={t("acts.away.title")}
      open={form.value("do") === "correct_away" && form.value("placementId") === id}
    >
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "correct_away", placementId: id }} />
        <p>{t("acts.away.text")}</p>
        <Select
          id={`awayReason-${id}`}
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
          id={`awayNote-${id}`}
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
