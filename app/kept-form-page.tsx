import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import type { KeptForm } from "#app/web/kept-form.ts";

/** A form that came too late: signing in beside it and pressing once more is all it takes. Nothing of it is stored. */
export function KeptFormPage({ kept }: { kept: KeptForm }) {
  const { t } = useTranslation("errors");
  const steps = kept.signIn === null ? "role" : "session";
  return (
    <>
      <h1>{t(`kept.${steps}.title`)}</h1>
      <p>{t(`kept.${steps}.text`)}</p>
      <p className="btns">
        <ButtonLink href={kept.signIn ?? "/account"} target="_blank" rel="noopener" variant="primary">
          {t(`kept.${steps}.link`)}
        </ButtonLink>
      </p>
      <form method="post" action={kept.action} className="stack">
        <HiddenFields values={kept.fields} />
        {kept.words.length > 0 ? (
          <Card title={t("kept.words")} className="stack-2">
            {kept.words
              .flatMap((words) => words.split(/[\r\n]+/))
              .map((line, i) => (
                <p key={`${i} ${line}`} dir="auto">
                  {line}
                </p>
              ))}
          </Card>
        ) : null}
        {kept.isPartial ? <p className="muted">{t("kept.partial")}</p> : null}
        <div>
          <Button>{t("kept.again")}</Button>
        </div>
      </form>
    </>
  );
}
