import { useTranslation } from "react-i18next";
import { Notice } from "#app/ui/notice.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";

export type DraftOf = {
  readonly startedBy: string;
  readonly savedBy: string;
  readonly saved: string;
  readonly isOwn: boolean;
} | null;

/** Above each form: into whose draft it goes. */
export function DraftBar({ packId, draft }: { readonly packId: string; readonly draft: DraftOf }) {
  const { t } = useTranslation("packs");
  if (draft === null) return <Notice title={t("form.newDraft")}>{t("form.newDraftText")}</Notice>;
  return (
    <Notice
      title={draft.isOwn ? t("form.ownDraft") : t("form.othersDraft", { name: draft.startedBy })}
      action={<TapLink href={`/admin/packs/${packId}/draft`}>{t("toDraft")}</TapLink>}
    >
      {t("form.lastSaved", { name: draft.savedBy, date: draft.saved })}
    </Notice>
  );
}
