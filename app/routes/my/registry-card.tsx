import { useTranslation } from "react-i18next";

import type { FormattedDate } from "#app/i18n/dates.ts";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { KeyValues } from "#app/ui/facts.tsx";

export type RegistryCardProps = {
  fullName: string;
  birthDate: FormattedDate | null;
  householdSize: number;
  exemptions: readonly { ground: string; reviewOn: string }[];
  occupations: readonly string[];
  skills: readonly string[];
};

/** What the registry says of the person, to read only, with its source. */
export function RegistryCard(props: RegistryCardProps) {
  const { t } = useTranslation("my");
  const { fullName, birthDate, householdSize, exemptions, occupations, skills } = props;
  const list = (items: readonly string[]): string => items.join(t("jobs:listComma"));
  const items = [
    { name: t("profile.registry.name"), value: <bdi>{fullName}</bdi> },
    birthDate ? { name: t("profile.registry.birthDate"), value: <DateText date={birthDate} /> } : null,
    {
      name: t("profile.registry.household"),
      value: t("common:count.people", { count: householdSize }),
    },
    occupations.length > 0 ? { name: t("profile.registry.occupations"), value: list(occupations) } : null,
    skills.length > 0 ? { name: t("profile.registry.skills"), value: list(skills) } : null,
    ...exemptions.map(({ ground, reviewOn }) => ({
      name: t("profile.registry.exemption"),
      value: t("profile.registry.exemptionText", {
        ground: t(`profile.registry.grounds.${ground}`),
        date: reviewOn,
      }),
    })),
  ].filter((item) => item !== null);
  return (
    <Card title={t("profile.registry.title")}>
      <KeyValues items={items} />
      {exemptions.length > 0 ? <p>{t("profile.registry.exemptionRight")}</p> : null}
      <p className="muted small">{t("profile.registry.source")}</p>
    </Card>
  );
}
