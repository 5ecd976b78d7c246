import { useTranslation } from "react-i18next";

import type { FormattedDate } from "#app/i18n/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";

/** What was typed into this form and no other: an answer is no appeal. */
const keptOf = (form: WordedForm, act: "answer" | "appeal") =>
  form.value("do") === act ? { defaultValue: form.value("words"), error: form.error("words") } : {};

type FormProps = { readonly form: WordedForm; readonly formToken: string };

/** What the office asks for, as written, and the answer. */
export function EvidenceForm({
  question,
  form,
  formToken,
}: FormProps & { readonly question: string | null }) {
  const { t } = useTranslation("registry");
  return (
    <Card title={t("request.answer.title")} id="answer">
      {question ? <blockquote dir="auto">{question}</blockquote> : null}
      <p className="muted small">{t("request.answer.silence")}</p>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "answer" }} />
        <TextArea
          label={t("request.answer.words")}
          hint={t("request.answer.hint")}
          name="words"
          rows={4}
          {...keptOf(form, "answer")}
          required
        />
        <Button block>{t("request.answer.submit")}</Button>
      </form>
    </Card>
  );
}

/** Against a no, once; somebody else looks at it. */
export function AppealForm({ until, form, formToken }: FormProps & { readonly until: FormattedDate }) {
  const { t } = useTranslation("registry");
  return (
    <Card title={t("request.appeal.title")} id="appeal">
      <p>
        {t("request.appeal.text")}{" "}
        <b>
          <DateText date={until} />
        </b>
      </p>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "appeal" }} />
        <TextArea
          label={t("request.appeal.words")}
          name="words"
          rows={4}
          {...keptOf(form, "appeal")}
          required
        />
        <Button variant="second" block>
          {t("request.appeal.submit")}
        </Button>
      </form>
    </Card>
  );
}

export function WithdrawForm({ formToken }: { readonly formToken: string }) {
  const { t } = useTranslation("registry");
  return (
    <Card title={t("request.withdraw.title")}>
      <p>{t("request.withdraw.text")}</p>
      <form method="post">
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "withdraw" }} />
        <Button variant="quiet">{t("request.withdraw.submit")}</Button>
      </form>
    </Card>
  );
}
