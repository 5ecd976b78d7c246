import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TOKEN_FIELD, type FormState, type WordedForm } from "#app/web/form-state.ts";
import { DraftBar, type DraftOf } from "./draft-bar.tsx";
import { ReasonField } from "./reason-field.tsx";

type FramedPage = {
  readonly packId: string;
  readonly name: string;
  readonly heading: string;
  readonly formToken: string;
  /** The mark of what the form was opened on. */
  readonly seen: string;
  readonly reason: string;
  readonly draft: DraftOf;
};

/**
 * Around each form of a pack: whose draft it goes into, its mistakes by the names of their fields, the reason, and what
 * to do when somebody else changed the same meanwhile. `labelOf` names a field for the list of mistakes.
 */
export function PackFormFrame({
  page,
  form,
  state,
  labelOf,
  upload,
  backHref = `/admin/packs/${page.packId}`,
  children,
}: {
  readonly page: FramedPage;
  readonly form: WordedForm;
  readonly state: FormState | undefined;
  readonly labelOf: (field: string) => string | null;
  readonly upload?: boolean;
  readonly backHref?: string;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation("packs");
  const isBehind = state?.failure === "draft_changed";
  // After a conflict the form stands on what is there now: sent again, it goes over that, knowingly.
  const seen = isBehind ? page.seen : (form.value("seen") ?? page.seen);
  return (
    <>
      <BackLink href={backHref}>{page.name}</BackLink>
      <h1>{page.heading}</h1>
      <DraftBar packId={page.packId} draft={page.draft} />
      {isBehind ? (
        <Notice tone="warn" role="alert" title={t("form.behind", { name: page.draft?.savedBy ?? "" })}>
          {t("form.behindText")}
        </Notice>
      ) : (
        <ErrorSummary
          errors={form.summary.map(({ field, message }) => {
            const label =
              field === null ? null : (labelOf(field) ?? (field === "reason" ? t("form.reason") : null));
            return { field, message: label === null ? message : `${label}: ${message}` };
          })}
        />
      )}
      <form method="post" className="stack" encType={upload ? "multipart/form-data" : undefined} noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: page.formToken, seen }} />
        {children}
        <ReasonField form={form} reason={page.reason} />
        <div className="btns">
          <Button>{t("form.save")}</Button>
          <ButtonLink href={backHref} variant="quiet">
            {t("form.leave")}
          </ButtonLink>
        </div>
      </form>
    </>
  );
}
