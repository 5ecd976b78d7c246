import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Select } from "#app/ui/select.tsx";
import { Status } from "#app/ui/status.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { actForm } from "#app/web/act-form.ts";
import type { ActFields } from "./person-acts.tsx";
import type { PersonView } from "./person-view.server.ts";

type Question = PersonView["questions"][number];

/** What the wage register asked the person, what she answered, and writing an answer down for her. */
export function PersonQuestions({
  questions,
  fields,
}: {
  readonly questions: readonly Question[];
  readonly fields: ActFields;
}) {
  const { t } = useTranslation("office");
  return (
    <Card title={t("person.questions")} icon="help">
      {questions.length === 0 ? <p className="muted">{t("person.questionsNone")}</p> : null}
      <ul className="rows">
        {questions.map((question) => (
          <li key={question.id} className="stack-2">
            <div className="row row--between">
              <span>
                {t("person.question", { employer: question.employerName ?? t("person.questionUnknown") })}
                <br />
                <span className="muted small">
                  <DateText date={question.askedAt} />
                  {question.isWrittenDown ? ` · ${t("acts.answer.written")}` : null}
                </span>
              </span>
              <Status tone={question.status === "yes" ? "ok" : "warn"}>
                {t(`person.answer.${question.status}`)}
              </Status>
            </div>
            {question.isOpen ? <AnswerFor question={question} fields={fields} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function AnswerFor({ question, fields }: { readonly question: Question; readonly fields: ActFields }) {
  const { t } = useTranslation("office");
  const form = actForm(fields.form, fields.formToken, "answer_for", ["questionId", question.id]);
  return (
    <Disclosure summary={t("acts.answer.title")} open={form.isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={form.hidden} />
        <p>{t("acts.answer.text")}</p>
        <Select
          id={form.id("answer")}
          label={t("acts.answer.answer")}
          name="answer"
          placeholder={t("common:field.choose")}
          options={
            question.kind === "mine"
              ? [
                  { value: "yes", label: t("acts.answer.yes") },
                  { value: "no", label: t("acts.answer.no") },
                ]
              : [{ value: "no", label: t("acts.answer.goesOn") }]
          }
          {...form.kept("answer")}
          required
        />
        <TextArea
          id={form.id("note")}
          label={t("acts.answer.note")}
          hint={t("acts.answer.noteHint")}
          name="note"
          rows={3}
          {...form.kept("note")}
        />
        <Button variant="second">{t("acts.answer.submit")}</Button>
      </form>
    </Disclosure>
  );
}
