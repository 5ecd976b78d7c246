import { useTranslation } from "react-i18next";

import { LONGEST_QUERY } from "#app/domain/search/search-postings.schema.ts";

import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { HiddenFields, type HiddenValues } from "./hidden-fields.tsx";

export type SearchFormProps = {
  action?: string;
  /** What is searched for, and where. */
  q?: string;
  where?: string;
  /** One row above results, instead of the tall form with hints of the home page. */
  bar?: boolean;
  /** Conditions to keep while searching again. */
  hidden?: HiddenValues;
  /** An example place of this country, in the hint. */
  placeHint?: string;
};

/** What? Where? A GET form, so that a search is an address. */
export function SearchForm({ action = "/search", q, where, bar, hidden, placeHint }: SearchFormProps) {
  const { t } = useTranslation();
  return (
    <form
      className={bar ? "search search--bar" : "search"}
      action={action}
      method="get"
      role="search"
      aria-label={t("common:search.label")}
    >
      <HiddenFields values={hidden} />
      <Field
        label={t("common:search.what")}
        name="q"
        type="search"
        maxLength={LONGEST_QUERY}
        defaultValue={q}
        icon={bar ? undefined : "search"}
        hint={bar ? undefined : t("common:search.whatHint")}
        suggest="/api/suggest"
      />
      <Field
        label={t("common:search.where")}
        name="where"
        maxLength={LONGEST_QUERY}
        defaultValue={where}
        autoComplete="address-level2"
        icon={bar ? undefined : "pin"}
        hint={bar ? undefined : (placeHint ?? t("common:search.whereHint"))}
        suggest="/api/suggest?of=place"
      />
      <Button icon="search">{t("common:search.submit")}</Button>
    </form>
  );
}
