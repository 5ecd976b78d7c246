import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "./button.tsx";
import { ButtonLink } from "./button-link.tsx";
import { Check } from "./check.tsx";
import { HiddenFields, type HiddenValues } from "./hidden-fields.tsx";
import { Icon } from "./icon.tsx";
import { Radio } from "./radio.tsx";
import { Select, type Option } from "./select.tsx";
import { Status } from "./status.tsx";

export type FilterChoice = { value: string; label: string; count?: number | string };

export type FilterGroup = {
  name: string;
  legend: string;
  kind: "radio" | "check" | "select";
  choices: readonly FilterChoice[];
  /** The chosen value, or values. */
  value?: string | readonly string[] | null;
  /** Wanted by few: folded until one of its choices is on. */
  folded?: boolean;
  /** Sorting stands inside the form on phones only. */
  phoneOnly?: boolean;
};

export type FiltersProps = {
  groups: readonly FilterGroup[];
  action?: string;
  clearHref: string;
  /** How many conditions are on. */
  active?: number;
  /** What the search form holds. */
  hidden?: HiddenValues;
  children?: ReactNode;
};

/** Conditions of a search: folded on phones, a column on wide screens; one GET form. */
export function Filters({
  groups,
  action = "/search",
  clearHref,
  active = 0,
  hidden,
  children,
}: FiltersProps) {
  const { t } = useTranslation();
  return (
    <aside aria-label={t("common:filters.title")}>
      <details className="filters" id="filters">
        <summary>
          <Icon name="filter" /> {t("common:filters.title")}{" "}
          {active > 0 ? <Status tone="info">{t("common:filters.active", { count: active })}</Status> : null}
          <Icon name="chevron-down" className="chev push" />
        </summary>
        {/* What was ticked is in the address: coming back, the browser must not tick what the results do not keep to. */}
        <form className="filters__body" action={action} method="get" autoComplete="off">
          <HiddenFields values={hidden} />
          <h2 className="vh">{t("common:filters.title")}</h2>
          {groups.map((group) => (
            <Group key={group.name} {...group} />
          ))}
          {children}
          <div className="filters__go">
            <Button>{t("common:filters.show")}</Button>
            <ButtonLink variant="quiet" href={clearHref}>
              {t("common:filters.clear")}
            </ButtonLink>
          </div>
        </form>
      </details>
    </aside>
  );
}

function Group(group: FilterGroup) {
  const { folded, legend, value } = group;
  if (!folded) return <Choices {...group} />;
  return (
    <details className="filters__more" open={value !== undefined && value !== null && value.length > 0}>
      <summary>
        {legend} <Icon name="chevron-down" className="chev push" />
      </summary>
      <Choices {...group} />
    </details>
  );
}

function Choices({ name, legend, kind, choices, value, phoneOnly, folded }: FilterGroup) {
  const chosen = (one: string) => (Array.isArray(value) ? value.includes(one) : value === one);
  const options: Option[] = choices.map((choice) => ({ value: choice.value, label: choice.label }));
  return (
    <fieldset className={phoneOnly ? "only-phone" : undefined}>
      <legend className={folded ? "vh" : undefined}>{legend}</legend>
      {kind === "select" ? (
        <Select
          label={legend}
          hideLabel
          name={name}
          options={options}
          defaultValue={typeof value === "string" ? value : undefined}
        />
      ) : (
        <div>
          {choices.map(({ value: one, label, count }) => {
            const Control = kind === "check" ? Check : Radio;
            return (
              <Control key={one} name={name} value={one} defaultChecked={chosen(one)} count={count}>
                {label}
              </Control>
            );
          })}
        </div>
      )}
    </fieldset>
  );
}
