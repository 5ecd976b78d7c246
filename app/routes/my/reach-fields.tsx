import { useTranslation } from "react-i18next";
import { MESSAGE_KINDS } from "#app/domain/messages/message.ts";
import { MOST_CAP } from "#app/domain/messages/preferences.ts";
import { formatTime } from "#app/i18n/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Select } from "#app/ui/select.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";
import type { ReachValues } from "./reach-form.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const CAPS = Array.from({ length: MOST_CAP }, (_, index) => String(index + 1));

export type ReachFieldsProps = {
  values: ReachValues;
  /** What was typed and what is wrong with it; null before the form was sent. */
  form: WordedForm | null;
  phone: string | null;
  mail: string | null;
  quietHours: { from: number; until: number };
  formToken: string;
};

/** The choices of "how we reach you", one question each. */
export function ReachFields({ values, form, phone, mail, quietHours, formToken }: ReachFieldsProps) {
  const { t } = useTranslation("my");
  const value = (name: Exclude<keyof ReachValues, "smsKinds" | "mailKinds">): string =>
    form?.value(name) ?? values[name];
  const kinds = (name: "smsKinds" | "mailKinds"): readonly string[] => form?.values(name) ?? values[name];
  const hour = (at: number): string => formatTime(t, `${at}:00`);
  const kindChoices = MESSAGE_KINDS.map((kind) => ({ value: kind, label: t(`reach.kind.${kind}`) }));
  const capOptions = CAPS.map((cap) => ({ value: cap, label: cap }));
  const hourOptions = HOURS.map((at) => ({ value: String(at), label: hour(at) }));
  const to = (address: string | null, missing: string) =>
    address ? (
      <>
        {t("reach.to")} <bdi dir="ltr">{address}</bdi>
      </>
    ) : (
      missing
    );
  return (
    <form method="post" className="stack" noValidate>
      <HiddenFields values={{ [TOKEN_FIELD]: formToken }} />
      <Card title={t("reach.sms")} className="stack">
        <ChoiceGroup
          kind="check"
          legend={t("reach.smsKinds")}
          name="smsKinds"
          hint={to(phone, t("reach.noPhone"))}
          choices={kindChoices}
          value={kinds("smsKinds")}
          error={form?.error("smsKinds")}
        />
        <Select
          label={t("reach.cap")}
          name="smsCap"
          hint={t("reach.capHint")}
          options={capOptions}
          defaultValue={value("smsCap")}
          error={form?.error("smsCap")}
        />
      </Card>
      <Card title={t("reach.mail")} className="stack">
        <ChoiceGroup
          kind="check"
          legend={t("reach.mailKinds")}
          name="mailKinds"
          hint={to(mail, t("reach.noMail"))}
          choices={kindChoices}
          value={kinds("mailKinds")}
          error={form?.error("mailKinds")}
        />
        <Select
          label={t("reach.cap")}
          name="mailCap"
          hint={t("reach.capHint")}
          options={capOptions}
          defaultValue={value("mailCap")}
          error={form?.error("mailCap")}
        />
      </Card>
      <Card title={t("reach.when")} className="stack">
        <ChoiceGroup
          legend={t("reach.quiet")}
          name="quiet"
          choices={[
            {
              value: "usual",
              label: t("reach.quietUsual", { from: hour(quietHours.from), until: hour(quietHours.until) }),
            },
            { value: "own", label: t("reach.quietOwn") },
          ]}
          value={value("quiet")}
        />
        <div className="row">
          <Select
            label={t("reach.quietFrom")}
            name="quietFrom"
            options={hourOptions}
            defaultValue={value("quietFrom")}
            error={form?.error("quietFrom")}
          />
          <Select
            label={t("reach.quietUntil")}
            name="quietUntil"
            options={hourOptions}
            defaultValue={value("quietUntil")}
            error={form?.error("quietUntil")}
          />
        </div>
      </Card>
      <Card title={t("reach.language")} className="stack">
        <ChoiceGroup
          legend={t("reach.languageOf")}
          name="language"
          choices={[
            { value: "", label: t("reach.languageUsual") },
            { value: "ar", label: <span lang="ar">العربية</span> },
            { value: "en", label: <span lang="en">English</span> },
          ]}
          value={value("language")}
          error={form?.error("language")}
        />
      </Card>
      <Button block>{t("reach.save")}</Button>
    </form>
  );
}
