import { useTranslation } from "react-i18next";

import { Button } from "./button.tsx";
import { ChoiceGroup } from "./choice-group.tsx";
import { HiddenFields, type HiddenValues } from "./hidden-fields.tsx";
import { Icon } from "./icon.tsx";
import { noPreferences, type Preferences } from "./preferences.ts";

export type AccessibilityMenuProps = {
  preferences?: Preferences;
  /** Where the choices are posted. */
  action?: string;
  /** Tokens, and the page to come back to. */
  hidden?: HiddenValues;
};

/** Text size, contrast and colours, folded: a plain form that needs no script. */
export function AccessibilityMenu({
  preferences = noPreferences,
  action = "/preferences",
  hidden,
}: AccessibilityMenuProps) {
  const { t } = useTranslation();
  // The form sends digits: "0" is the device's own setting, then the choices in order.
  const question = (name: keyof Preferences, words: string, plain: string, values: readonly string[]) => (
    <ChoiceGroup
      kind="pill"
      legend={t(`common:accessibility.${name}`)}
      name={name}
      value={String(values.indexOf(preferences[name] ?? "") + 1)}
      choices={[plain, ...values].map((value, index) => ({
        value: String(index),
        label: t(`common:accessibility.${words}.${value}`),
      }))}
    />
  );
  return (
    <details>
      <summary id="accessibility">
        <Icon name="accessibility" />{" "}
        <span>
          {t("common:accessibility.short")}
          <span className="only-wide">{t("common:accessibility.rest")}</span>
        </span>
      </summary>
      <form className="pop stack" method="post" action={action}>
        <HiddenFields values={hidden} />
        {question("size", "sizes", "normal", ["lg", "xl"])}
        {question("contrast", "contrasts", "normal", ["more"])}
        {question("theme", "themes", "system", ["light", "dark"])}
        <Button block>{t("common:actions.save")}</Button>
      </form>
    </details>
  );
}
