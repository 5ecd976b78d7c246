import { useTranslation } from "react-i18next";

import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TOKEN_FIELD } from "#app/web/form-state.ts";

type Question = {
  readonly id: string;
  readonly employerName: string | null;
  readonly month: string;
  readonly status: "asked" | "yes" | "no" | "unanswered";
};

/** Jobs that the wage register names: is this yours? Nothing changes by answering. */
export function WageQuestions({
  questions,
  formToken,
}: {
  questions: readonly Question[];
  formToken: string;
}) {
  const { t } = useTranslation("my");
  const words = ({ employerName, month }: Question): string =>
    employerName
      ? t("work.question.text", { employer: employerName, month })
      : t("work.question.textUnknown", { month });
  const earlier = questions.filter(({ status }) => status !== "asked");
  return (
    <>
      {questions
        .filter(({ status }) => status === "asked")
        .map((question) => (
          <Card key={question.id} title={t("work.question.title")}>
            <p>{words(question)}</p>
            <Notice>{t("work.question.safe")}</Notice>
            <form method="post" className="btns">
              <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "answer", questionId: question.id }} />
              <Button name="answer" value="yes">
                {t("work.question.yes")}
              </Button>
              <Button name="answer" value="no" variant="second">
                {t("work.question.no")}
              </Button>
            </form>
          </Card>
        ))}
      {earlier.length > 0 ? (
        <Card>
          <Disclosure summary={t("work.question.earlier")}>
            <ul className="rows small">
              {earlier.map((question) => (
                <li key={question.id}>
                  {words(question)}
                  <br />
                  <b>{t(`work.question.answered.${question.status}`)}</b>
                </li>
              ))}
            </ul>
          </Disclosure>
        </Card>
      ) : null}
    </>
  );
}
