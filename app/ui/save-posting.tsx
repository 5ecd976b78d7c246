import { useTranslation } from "react-i18next";

import { Button } from "./button.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { saveForm, type Saving } from "./saving.ts";

export type SavePostingProps = {
  posting: { readonly id: string; readonly kind: "vacancy" | "intake" };
  saving: Omit<Saving, "at">;
};

/** On the page of a posting: keeps it, or takes it off the list. */
export function SavePosting({ posting, saving }: SavePostingProps) {
  const { t } = useTranslation("search");
  const { act, action, hidden } = saveForm(posting, { ...saving, at: "page" });
  return (
    <form method="post" action={action} className="no-print">
      <HiddenFields values={hidden} />
      <Button variant="second" icon="bookmark" name="act" value={act} className="btn--save" block>
        {t(saving.saved ? "kept.submitted" : `kept.this.${posting.kind}`)}
      </Button>
    </form>
  );
}
