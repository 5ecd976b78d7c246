import { useTranslation } from "react-i18next";

import { PROFILE_SHIFTS } from "#app/domain/people/own-profile.schema.ts";
import { ACCOMMODATIONS, EDUCATION_LEVELS } from "#app/domain/vacancies/vacancy.ts";
import { formatCurrency } from "#app/i18n/numbers.ts";
import { Badges } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Select, type Option } from "#app/ui/select.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";
import { sentenceCase } from "#app/i18n/sentence-case.ts";

import { OCCUPATION_ROWS } from "./profile-form.ts";

/** What is known now, as the fields show it. */
export type ProfileValues = {
  readonly occupations: readonly { readonly title: string; readonly years: string }[];
  readonly skills: string;
  readonly placeId: string;
  readonly reachKm: string;
  readonly hoursMin: string;
  readonly hoursMax: string;
  readonly shift: string;
  readonly wageMin: string;
  readonly educationLevel: string;
  readonly experienceYears: string;
  readonly wishes: readonly string[];
  readonly needs: readonly string[];
};

type Props = {
  values: ProfileValues;
  /** What was posted and not accepted; null before. */
  form: WordedForm | null;
  places: readonly Option[];
  unresolved: readonly string[];
  currency: string;
  formToken: string;
};

type Single = Exclude<keyof ProfileValues, "occupations" | "wishes" | "needs">;
const NUMBER = { inputMode: "numeric", className: "num" } as const;

/** One's own words about one's work; every field but the reach may stay empty. */
export function ProfileFields(props: Props) {
  const { t } = useTranslation("my");
  const { values, form, places, unresolved, currency, formToken } = props;
  const one = (name: Single) => ({
    name,
    defaultValue: form ? form.value(name) : values[name],
    error: form?.error(name),
  });
  const several = (name: "wishes" | "needs") => (form ? form.values(name) : values[name]);
  const hours = { ...NUMBER, unit: t("profile.hours"), optional: true };
  return (
    <form method="post" className="stack" noValidate>
      <HiddenFields values={{ [TOKEN_FIELD]: formToken }} />
      <Card title={t("profile.work")}>
        <Occupation row={1} values={values} form={form} />
        <Disclosure
          summary={t("profile.moreOccupations")}
          open={form !== null || values.occupations.length > 1}
        >
          <div className="stack">
            {OCCUPATION_ROWS.slice(1).map((row) => (
              <Occupation key={row} row={row} values={values} form={form} />
            ))}
          </div>
        </Disclosure>
        <TextArea
          label={t("profile.skills")}
          hint={t("profile.skillsHint")}
          rows={6}
          optional
          {...one("skills")}
        />
        {unresolved.length > 0 ? (
          <>
            <p className="muted small">{t("profile.unresolved")}</p>
            <Badges items={unresolved.map((label) => ({ label: <bdi>{label}</bdi> }))} />
          </>
        ) : null}
        <Select
          label={t("profile.education")}
          placeholder={t("common:field.choose")}
          optional
          options={EDUCATION_LEVELS.map((level) => ({
            value: level,
            label: sentenceCase(t(`jobs:education.${level}`)),
          }))}
          {...one("educationLevel")}
        />
        <Field label={t("profile.experience")} optional {...NUMBER} {...one("experienceYears")} />
      </Card>
      <Card title={t("profile.place")}>
        <Select
          label={t("profile.town")}
          placeholder={t("common:field.choose")}
          optional
          options={places}
          {...one("placeId")}
        />
        <Field label={t("profile.reach")} unit={t("profile.km")} {...NUMBER} {...one("reachKm")} required />
      </Card>
      <Card title={t("profile.time")}>
        <Field label={t("profile.hoursMin")} {...hours} {...one("hoursMin")} />
        <Field label={t("profile.hoursMax")} {...hours} {...one("hoursMax")} />
        <Select
          label={t("profile.shift")}
          options={PROFILE_SHIFTS.map((shift) => ({
            value: shift,
            label: sentenceCase(t(`jobs:shift.${shift}`)),
          }))}
          {...one("shift")}
        />
        <ChoiceGroup
          kind="check"
          legend={t("profile.wishes")}
          name="wishes"
          value={several("wishes")}
          choices={[
            { value: "remote", label: t("profile.remote") },
            { value: "part_time", label: t("profile.partTime") },
          ]}
        />
        <Field
          label={t("profile.wageMin")}
          unit={formatCurrency(t, currency)}
          optional
          {...NUMBER}
          {...one("wageMin")}
        />
        <ChoiceGroup
          kind="check"
          legend={t("profile.needs")}
          hint={t("profile.needsHint")}
          name="needs"
          value={several("needs")}
          choices={ACCOMMODATIONS.map((need) => ({ value: need, label: t(`jobs:accommodation.${need}`) }))}
        />
      </Card>
      <Button block>{t("profile.submit")}</Button>
    </form>
  );
}

function Occupation({ row, values, form }: Pick<Props, "values" | "form"> & { row: number }) {
  const { t } = useTranslation("my");
  const known = values.occupations[row - 1];
  const value = (name: string, before: string | undefined) => (form ? form.value(name) : before);
  return (
    <>
      <Field
        label={t("profile.occupation", { number: row })}
        name={`occupation${row}`}
        hint={row === 1 ? t("profile.occupationHint") : undefined}
        defaultValue={value(`occupation${row}`, known?.title)}
        error={form?.error(`occupation${row}`)}
        suggest="/api/suggest"
        optional
      />
      <Field
        label={t("profile.years")}
        name={`years${row}`}
        defaultValue={value(`years${row}`, known?.years)}
        error={form?.error(`years${row}`)}
        optional
        {...NUMBER}
      />
    </>
  );
}
