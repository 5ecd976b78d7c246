import { useTranslation } from "react-i18next";
import { SWITCH_CAUSES } from "#app/domain/emergency/emergency-switch.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Check } from "#app/ui/check.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { FieldErrorText } from "#app/ui/field-frame.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";
import type { Area, Areas } from "./emergency-areas.server.ts";

type Chosen = ReadonlySet<string>;

const Box = ({ area, words, chosen }: { area: Area; words?: string; chosen: Chosen }) => (
  <Check name="areaIds" id={`area-${area.id}`} value={area.id} defaultChecked={chosen.has(area.id)}>
    {words ?? area.name}
  </Check>
);

function AreaBoxes({ areas, chosen, error }: { areas: Areas; chosen: Chosen; error: string | undefined }) {
  const { t } = useTranslation("emergency");
  return (
    <fieldset id="areaIds" className="stack" aria-describedby={error ? "areaIds-error" : undefined}>
      <legend>{t("form.areas")}</legend>
      {error ? <FieldErrorText id="areaIds">{error}</FieldErrorText> : null}
      {areas.country ? (
        <Box
          area={areas.country}
          words={t("form.wholeCountry", { name: areas.country.name })}
          chosen={chosen}
        />
      ) : null}
      {areas.regions.map((region) => (
        <Disclosure
          key={region.id}
          summary={region.name}
          open={[region, ...region.towns].some(({ id }) => chosen.has(id))}
        >
          <Box area={region} words={t("form.wholeRegion", { name: region.name })} chosen={chosen} />
          {region.towns.map((town) => (
            <Box key={town.id} area={town} chosen={chosen} />
          ))}
        </Disclosure>
      ))}
    </fieldset>
  );
}

type NewSwitchFormProps = {
  form: WordedForm;
  areas: Areas;
  formToken: string;
};

/** Which areas, what happened, why, and until when; checked before it holds. */
export function NewSwitchForm({ form, areas, formToken }: NewSwitchFormProps) {
  const { t } = useTranslation("emergency");
  const sent = ["check-start", "change"].includes(form.value("do") ?? "");
  const kept = (name: string) => (sent ? { defaultValue: form.value(name), error: form.error(name) } : {});
  return (
    <Card title={t("form.title")}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "check-start" }} />
        <AreaBoxes
          areas={areas}
          chosen={new Set(form.values("areaIds"))}
          error={sent ? form.error("areaIds") : undefined}
        />
        <Select
          name="cause"
          label={t("form.cause")}
          placeholder={t("form.causeNone")}
          options={SWITCH_CAUSES.map((cause) => ({ value: cause, label: t(`cause.${cause}`) }))}
          {...kept("cause")}
        />
        <TextArea
          name="reason"
          label={t("form.reason")}
          hint={t("form.reasonHint")}
          rows={3}
          maxLength={1_000}
          dir="auto"
          {...kept("reason")}
        />
        <Field
          name="lastDay"
          type="date"
          label={t("form.lastDay")}
          hint={t("form.lastDayHint")}
          {...kept("lastDay")}
        />
        <Button>{t("form.check")}</Button>
      </form>
    </Card>
  );
}

type CheckStartProps = {
  check: {
    readonly areaIds: readonly string[];
    readonly cause: string;
    readonly reason: string;
    readonly lastDay: string;
    readonly areaNames: string;
    readonly until: string;
  };
  formToken: string;
};

/** What would hold from now on, once more, before it does. */
export function CheckStart({ check, formToken }: CheckStartProps) {
  const { t } = useTranslation("emergency");
  const { areaNames, until, areaIds, ...words } = check;
  const answers = (
    <>
      {areaIds.map((id) => (
        <input key={id} type="hidden" name="areaIds" value={id} />
      ))}
      <HiddenFields values={{ cause: words.cause, reason: words.reason, lastDay: words.lastDay }} />
    </>
  );
  return (
    <Card title={t("check.title")} className="stack">
      <KeyValues
        items={[
          { name: t("form.areas"), value: areaNames },
          { name: t("form.cause"), value: t(`cause.${words.cause}`) },
          { name: t("form.reason"), value: <span dir="auto">{words.reason}</span> },
          { name: t("form.lastDay"), value: until },
        ]}
      />
      <Notice>{t("check.text")}</Notice>
      <div className="row">
        <form method="post">
          <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "start" }} />
          {answers}
          <Button>{t("check.start")}</Button>
        </form>
        <form method="post">
          <HiddenFields values={{ do: "change" }} />
          {answers}
          <Button variant="second">{t("check.change")}</Button>
        </form>
      </div>
    </Card>
  );
}
