import { useTranslation } from "react-i18next";
import { formatCurrency, formatMoney } from "#app/i18n/numbers.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Select } from "#app/ui/select.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import type { WordedForm } from "#app/web/form-state.ts";
import type { WorkPaysView } from "./work-pays-view.server.ts";

export type WorkPaysFieldsProps = {
  view: WorkPaysView;
  /** What was typed and what is wrong with it; null before the form was sent. */
  form: WordedForm | null;
  /** A result stands above. */
  again: boolean;
};

type Part = { view: WorkPaysView; form: WordedForm | null };

const textOf = ({ view, form }: Part, name: string): string =>
  form ? (form.value(name) ?? "") : (view.values[name] ?? "");

/** The questions of the calculator, sent by POST so that no figure gets into an address. */
export function WorkPaysFields({ view, form, again }: WorkPaysFieldsProps) {
  const { t } = useTranslation("workPays");
  const own = view.figures === "own";
  const other = view.posting ? `&vacancy=${view.posting.id}` : "";
  return (
    <form method="post" action="/work-pays#result" className="stack" noValidate autoComplete="off">
      {own ? <Household view={view} form={form} /> : <KnownHousehold view={view} />}
      <Job view={view} form={form} />
      <Button block name="do" value="work">
        {t(again ? "form.again" : "form.submit")}
      </Button>
      <HiddenFields
        values={{ figures: view.figures, ...(view.posting ? { vacancy: view.posting.id } : {}) }}
      />
      {own || view.household ? null : (
        <p>
          <TapLink href="/sign-in?next=%2Fwork-pays" target="_blank" rel="noopener">
            {t("errors:kept.session.link")}
          </TapLink>
        </p>
      )}
      {view.hasHousehold || !own ? (
        <p>
          <TapLink href={own ? `/work-pays?household=1${other}` : `/work-pays?own=1${other}`}>
            {t(own ? "form.useHousehold" : "form.useOwn")}
          </TapLink>
        </p>
      ) : null}
    </form>
  );
}

/** The first button answers the Enter key: without it, that would only change the scheme. */
function EnterKey() {
  const { t } = useTranslation("workPays");
  return (
    <button className="vh" name="do" value="work" tabIndex={-1} aria-hidden="true">
      {t("form.submit")}
    </button>
  );
}

function Household({ view, form }: Part) {
  const { t } = useTranslation("workPays");
  const unit = formatCurrency(t, view.currency);
  const number = (
    name: string,
    label: string,
    more: { hint?: string; optional?: boolean; unit?: string },
  ) => (
    <Field
      name={name}
      label={label}
      inputMode={more.unit ? "decimal" : "numeric"}
      defaultValue={textOf({ view, form }, name)}
      error={form?.error(name)}
      {...more}
    />
  );
  return (
    <Card title={t("form.household")} className="stack">
      <EnterKey />
      <Select
        name="pack"
        label={t("form.scheme")}
        hint={t("form.schemeHint", { currency: unit })}
        options={view.packs}
        defaultValue={view.pack?.id}
        error={form?.error("pack")}
      />
      <div>
        <Button variant="second" name="do" value="scheme">
          {t("form.change")}
        </Button>
      </div>
      {number("adults", t("form.adults"), {})}
      {number("children", t("form.children"), {})}
      {view.pack && view.pack.places.length > 0 ? (
        <Select
          name="place"
          label={t("form.place")}
          options={["unknown", ...view.pack.places].map((place) => ({
            value: place,
            label: t(`places.${place}`, { defaultValue: place }),
          }))}
          defaultValue={textOf({ view, form }, "place") || "unknown"}
          error={form?.error("place")}
        />
      ) : null}
      {view.pack && view.pack.traits.length > 0 ? (
        <ChoiceGroup
          kind="check"
          name="traits"
          legend={t("form.traits")}
          choices={view.pack.traits.map((trait) => ({
            value: trait,
            label: t(`traits.${trait}`, { defaultValue: trait }),
          }))}
          value={form?.values("traits") ?? []}
          error={form?.error("traits")}
        />
      ) : null}
      {number("benefit", t("form.benefit"), { hint: t("form.benefitHint"), unit })}
      {number("others", t("form.others"), { hint: t("form.othersHint"), optional: true, unit })}
      {view.pack?.savings
        ? number("savings", t("form.savings"), { hint: t("form.savingsHint"), optional: true, unit })
        : null}
    </Card>
  );
}

/** Her household as the registry has it: to read, not to type. */
function KnownHousehold({ view }: Pick<Part, "view">) {
  const { t } = useTranslation("workPays");
  const { household } = view;
  if (!household) return null;
  const { benefitMinor: minor, currency, adults, children, works, savings } = household;
  return (
    <Card title={t("form.known")} className="stack-2">
      <KeyValues
        items={[
          { name: t("form.knownBenefit"), value: formatMoney(t, { minor, currency }) },
          { name: t("form.knownPeople"), value: t("common:count.people", { count: adults + children }) },
          ...(savings ? [{ name: t("form.savings"), value: t("form.knownSavings") }] : []),
        ]}
      />
      <p className="muted small">
        {t("form.knownSource")} {works ? t("basis.present") : null}
      </p>
    </Card>
  );
}

function Job({ view, form }: Part) {
  const { t } = useTranslation("workPays");
  const unit = formatCurrency(t, view.currency);
  const value = (name: string): string => textOf({ view, form }, name);
  return (
    <Card title={t("form.job")} className="stack">
      {view.posting ? (
        <p>
          <TapLink href={`/jobs/${view.posting.id}`}>
            {t("form.posting", { title: view.posting.title })}
          </TapLink>
        </p>
      ) : null}
      <Field
        name="wage"
        label={t("form.wage")}
        inputMode="decimal"
        unit={unit}
        defaultValue={value("wage")}
        error={form?.error("wage")}
      />
      <ChoiceGroup
        name="basis"
        legend={t("form.basis")}
        choices={[
          { value: "gross", label: t("form.gross") },
          { value: "net", label: t("form.net") },
        ]}
        value={value("basis") || "gross"}
        error={form?.error("basis")}
      />
      {(["transport", "childcare"] as const).map((cost) => (
        <Field
          key={cost}
          name={cost}
          label={t(`form.${cost}`)}
          hint={t("form.costHint")}
          inputMode="decimal"
          unit={unit}
          optional
          defaultValue={value(cost)}
          error={form?.error(cost)}
        />
      ))}
      <Select
        name="firstWage"
        label={t("form.firstWage")}
        options={["unknown", "0", "1", "2"].map((one) => ({
          value: one,
          label: t(`form.firstWages.${one}`),
        }))}
        defaultValue={value("firstWage") || "unknown"}
        error={form?.error("firstWage")}
      />
    </Card>
  );
}
