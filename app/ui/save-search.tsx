import { useTranslation } from "react-i18next";

import { Button } from "./button.tsx";
import { Card } from "./card.tsx";
import { ChoiceGroup } from "./choice-group.tsx";
import { HiddenFields, type HiddenValues } from "./hidden-fields.tsx";

export type SaveSearchProps = {
  action: string;
  /** The search itself, and the tokens. */
  hidden?: HiddenValues;
  lead?: string;
};

/** Keeps a search and sends what is new: `channel` is sms or in-app, `frequency` daily or weekly. */
export function SaveSearch({ action, hidden, lead }: SaveSearchProps) {
  const { t } = useTranslation();
  return (
    <Card title={t("common:saveSearch.title")} icon="bell" id="save-search">
      <p>{lead ?? t("common:saveSearch.lead")}</p>
      <form className="saveform" method="post" action={action}>
        <HiddenFields values={hidden} />
        <ChoiceGroup
          kind="pill"
          legend={t("common:saveSearch.channel")}
          name="channel"
          value="sms"
          choices={[
            { value: "sms", label: t("common:saveSearch.sms") },
            { value: "in-app", label: t("common:saveSearch.inApp") },
          ]}
        />
        <ChoiceGroup
          kind="pill"
          legend={t("common:saveSearch.frequency")}
          name="frequency"
          value="weekly"
          choices={[
            { value: "daily", label: t("common:saveSearch.daily") },
            { value: "weekly", label: t("common:saveSearch.weekly") },
          ]}
        />
        <Button variant="second">{t("common:saveSearch.submit")}</Button>
      </form>
    </Card>
  );
}
