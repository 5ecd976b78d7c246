import { useTranslation } from "react-i18next";
import {
  ACCOMMODATIONS,
  EDUCATION_LEVELS,
  EMPLOYMENT_TYPES,
  SHIFTS,
  WAGE_BASES,
  WAGE_PERIODS,
} from "#app/domain/vacancies/vacancy.ts";
import { formatCurrency } from "#app/i18n/numbers.ts";
import { Check } from "#app/ui/check.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select, type Option } from "#app/ui/select.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { sentenceCase } from "#app/i18n/sentence-case.ts";

export type FieldsProps = {
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
  readonly error: (name: string) => string | undefined;
};

/** Title, description, where. */
export function AboutTheWork({
  value,
  error,
  establishments,
  towns,
}: FieldsProps & { readonly establishments: readonly Option[]; readonly towns: readonly Option[] }) {
  const { t } = useTranslation("employer");
  const of = (name: string) => ({ name, defaultValue: value(name), error: error(name) });
  const choose = t("common:field.choose");
  return (
    <>
      <Field label={t("field.title")} hint={t("field.titleHint")} {...of("title")} required />
      <TextArea
        label={t("field.description")}
        hint={t("field.descriptionHint")}
        rows={5}
        {...of("description")}
      />
      <Select
        label={t("field.establishment")}
        options={establishments}
        placeholder={choose}
        {...of("establishmentId")}
      />
      <Select label={t("field.place")} options={towns} placeholder={choose} {...of("placeId")} />
      <Check name="remote" id="remote" value="yes" defaultChecked={value("remote") === "yes"}>
        {t("field.remote")}
      </Check>
      <Field label={t("field.openings")} inputMode="numeric" {...of("openings")} />
      <Field label={t("field.closesOn")} type="date" optional {...of("closesOn")} />
    </>
  );
}

/** Contract, hours, wage, insurance. */
export function PayAndHours({ value, error, currency }: FieldsProps & { readonly currency: string }) {
  const { t } = useTranslation("employer");
  const of = (name: string) => ({ name, defaultValue: value(name), error: error(name) });
  const choose = t("common:field.choose");
  const options = (prefix: string, values: readonly string[]): Option[] =>
    values.map((one) => ({ value: one, label: sentenceCase(t(`${prefix}.${one}`)) }));
  const unit = formatCurrency(t, currency);
  return (
    <>
      <Select
        label={t("field.employmentType")}
        options={options("jobs:employmentType", EMPLOYMENT_TYPES)}
        placeholder={choose}
        {...of("employmentType")}
      />
      <Field
        label={t("field.hoursPerWeek")}
        unit={t("field.hoursUnit")}
        inputMode="numeric"
        {...of("hoursPerWeek")}
      />
      <Select
        label={t("field.shift")}
        options={options("jobs:shift", SHIFTS)}
        placeholder={choose}
        optional
        {...of("shift")}
      />
      <Field label={t("field.wageMin")} unit={unit} inputMode="decimal" {...of("wageMin")} />
      <Field
        label={t("field.wageMax")}
        hint={t("field.wageMaxHint")}
        unit={unit}
        inputMode="decimal"
        optional
        {...of("wageMax")}
      />
      <Select
        label={t("field.wagePeriod")}
        options={options("period", WAGE_PERIODS)}
        {...of("wagePeriod")}
        defaultValue={value("wagePeriod") ?? "month"}
      />
      <Select
        label={t("field.wageBasis")}
        options={options("basis", WAGE_BASES)}
        {...of("wageBasis")}
        defaultValue={value("wageBasis") ?? "gross"}
      />
      <Check
        name="socialInsurance"
        id="socialInsurance"
        value="yes"
        defaultChecked={value("socialInsurance") === "yes"}
        error={error("socialInsurance")}
      >
        {t("field.socialInsurance")}
      </Check>
    </>
  );
}

/** What is asked for, and what the workplace offers to people who need it. */
export function WhoFits({ value, values, error }: FieldsProps) {
  const { t } = useTranslation("employer");
  const of = (name: string) => ({ name, defaultValue: value(name), error: error(name) });
  return (
    <>
      <TextArea label={t("field.skills")} hint={t("field.skillsHint")} rows={5} optional {...of("skills")} />
      <Field
        label={t("field.experience")}
        unit={t("field.yearsUnit")}
        inputMode="numeric"
        optional
        {...of("experienceYears")}
      />
      <Select
        label={t("field.education")}
        options={EDUCATION_LEVELS.map((one) => ({
          value: one,
          label: sentenceCase(t(`jobs:education.${one}`)),
        }))}
        placeholder={t("common:field.choose")}
        optional
        {...of("educationLevel")}
      />
      <ChoiceGroup
        legend={t("field.accommodations")}
        name="accommodations"
        kind="check"
        value={values("accommodations")}
        choices={ACCOMMODATIONS.map((one) => ({ value: one, label: t(`jobs:accommodation.${one}`) }))}
      />
      <Check name="childcare" id="childcare" value="yes" defaultChecked={value("childcare") === "yes"}>
        {t("common:job.badges.childcare")}
      </Check>
      <Check name="transport" id="transport" value="yes" defaultChecked={value("transport") === "yes"}>
        {t("common:job.badges.transport")}
      </Check>
    </>
  );
}
