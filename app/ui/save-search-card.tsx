import { useTranslation } from "react-i18next";

import { Button } from "./button.tsx";
import { ButtonLink } from "./button-link.tsx";
import { Card } from "./card.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { SaveSearchFields } from "./save-search-fields.tsx";
import { TapLink } from "./tap-link.tsx";

export type SaveSearchCardProps = {
  /** Where the search is saved: its address and the proposed name are in it. */
  action: string;
  /** What it is called, as proposed. */
  name: string;
  /** Of this page's forms. Null: nobody is signed in, and the way leads there first. */
  token: { readonly name: string; readonly value: string } | null;
  /** Nothing was found: the first fitting posting is waited for. */
  empty?: boolean;
};

/** Keeps a search, with alerts of what is new in it. */
export function SaveSearchCard({ action, name, token, empty }: SaveSearchCardProps) {
  const { t } = useTranslation();
  return (
    <Card title={t("common:saveSearch.title")} icon="bell" className="stack-2">
      <p>{t(empty ? "common:saveSearch.leadEmpty" : "common:saveSearch.lead")}</p>
      {token ? (
        <form className="saveform" method="post" action={action}>
          <HiddenFields values={{ [token.name]: token.value, name }} />
          <SaveSearchFields />
          <Button variant="second">{t("common:saveSearch.submit")}</Button>
        </form>
      ) : (
        <p>
          <ButtonLink href={action}>{t("common:saveSearch.signIn")}</ButtonLink>
        </p>
      )}
      {token ? (
        <p>
          <TapLink href="/my/searches">{t("common:saveSearch.list")}</TapLink>
        </p>
      ) : null}
    </Card>
  );
}
