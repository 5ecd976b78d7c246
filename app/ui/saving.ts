import { useTranslation } from "react-i18next";

import type { SaveButtonProps, SaveForm } from "./save-button.tsx";

/** Where every form that saves a posting is sent. */
export const SAVING_ACTION = "/api/saved-postings";

/** How a posting can be saved from a page. */
export type Saving = {
  readonly saved: boolean;
  /** Path and query of the page that the press comes back to. */
  readonly back: string;
  /** Nobody is signed in: the way leads there first. */
  readonly visitor: boolean;
  /** What the press comes back to there: the card, as a rule; the list itself, whose postings come back to their
   * place; or the page of the posting. */
  readonly at?: "card" | "list" | "page";
};

type Named = { readonly id: string; readonly kind: "vacancy" | "intake"; readonly title: string };

/** The place of a posting's card in a page, to come back to. */
export const cardId = (postingId: string): string => `posting-${postingId}`;

/** The form that saves a posting, or takes it off the list. */
export function saveForm(
  { id, kind }: Omit<Named, "title">,
  { saved, back, visitor, at = "card" }: Saving,
): SaveForm {
  const [act, otherAct] = saved ? ["remove", at === "list" ? "undo" : "save"] : ["save", "remove"];
  return {
    ...{ act, action: SAVING_ACTION },
    otherAct: visitor ? undefined : otherAct,
    hidden: { kind, postingId: id, back, at: at === "card" ? undefined : at },
  };
}

/** Makes the bookmark of a card, worded. */
export function useSaveButton(): (posting: Named, saving: Saving) => SaveButtonProps {
  const { t } = useTranslation();
  return (posting, saving) => {
    const { title, kind } = posting;
    const saveWords = () =>
      t(kind === "vacancy" ? "common:actions.saveJob" : "common:actions.saveProgramme", { title });
    const removeWords = () => t("common:actions.unsave", { title });
    const [words, otherWords] = saving.saved ? [removeWords, saveWords] : [saveWords, removeWords];
    return {
      ...saveForm(posting, saving),
      label: words(),
      otherLabel: saving.visitor ? undefined : otherWords(),
    };
  };
}
