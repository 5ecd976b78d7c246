import { useTranslation } from "react-i18next";

import { Button } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TOKEN_FIELD } from "#app/web/form-state.ts";

type Question = {
  readonly id: string;
  readonly kind: "mine" | "ended";
  readonly placementId: string | null;
  readonly employerName: string | null;
  readonly month: string;
  readonly status: "asked" | "yes" | "no" | "unanswered";
  readonly canUndo: boolean;
  readonly isSettled: boolean;
  readonly isWrittenDown: boolean;
};

type Props = { readonly question: Question; readonly formToken: string };

const isOpen = ({ status, isSettled }: Question): boolean =>
  !isSettled && (status === "asked" || status === "unanswered");

/** What the wage register asks: is this yours, and has it ended? What follows from each answer is said beside it. */
export function WageQuestions({
  questions,
  formToken,
}: {
  questions: readonly Question[];
  formToken: string;
}) {
  const earlier = questions.filter((question) => !isOpen(question));
  return (
    <>
      {questions
        .filter(isOpen)
        .map((question) =>
          question.kind === "mine" ? (
            <MineQuestion key={question.id} question={question} formToken={formToken} />
          ) : (
            <EndedQuestion key={question.id} question={question} formToken={formToken} />
          ),
        )}
      {earlier.length > 0 ? <Earlier questions={earlier} formToken={formToken} /> : null}
    </>
  );
}

function useWords(): (question: Question) => string {
  const { t } = useTranslation("my");
  return ({ kind, employerName, month }) => {
    const key = kind === "mine" ? "text" : "endedText";
    return employerName
      ? t(`work.question.${key}`, { employer: employerName, month })
      : t(`work.question.${key}Unknown`, { month });
  };
}

const hidden = (question: Question, formToken: string, act: string) => ({
  [TOKEN_FIELD]: formToken,
  do: act,
  questionId: question.id,
});

function MineQuestion({ question, formToken }: Props) {
  const { t } = useTranslation("my");
  return (
    <Card title={t("work.question.title")}>
      <p>{useWords()(question)}</p>
      <p>{t("work.question.follows")}</p>
      <Notice>{t("work.question.safe")}</Notice>
      <form method="post" className="btns">
        <HiddenFields values={hidden(question, formToken, "answer")} />
        <Button name="answer" value="yes">
          {t("work.question.yes")}
        </Button>
        <Button name="answer" value="no" variant="second">
          {t("work.question.no")}
        </Button>
      </form>
    </Card>
  );
}

function EndedQuestion({ question, formToken }: Props) {
  const { t } = useTranslation("my");
  return (
    <Card title={t("work.question.endedTitle")}>
      <p>{useWords()(question)}</p>
      <p>{t("work.question.endedFollows")}</p>
      <Notice>{t("work.question.safe")}</Notice>
      <form method="post" className="btns">
        <HiddenFields values={hidden(question, formToken, "answer")} />
        <Button name="answer" value="no">
          {t("work.question.stillThere")}
        </Button>
        <ButtonLink href={`#work-${question.placementId ?? ""}`} variant="second">
          {t("work.question.reportEnd")}
        </ButtonLink>
      </form>
    </Card>
  );
}

function Earlier({
  questions,
  formToken,
}: {
  readonly questions: readonly Question[];
  readonly formToken: string;
}) {
  const { t } = useTranslation("my");
  const words = useWords();
  return (
    <Card title={t("work.question.earlier")}>
      <ul className="rows small">
        {questions.map((question) => (
          <li key={question.id} className="stack-2">
            <p>
              {words(question)}
              <br />
              <b>
                {t(
                  `work.question.${question.kind === "mine" ? "answered" : "endedAnswered"}.${question.status}`,
                )}
              </b>{" "}
              {question.isWrittenDown ? t("work.question.byOffice") : null}{" "}
              {question.isSettled ? t("work.question.settled") : null}
            </p>
            {question.canUndo ? (
              <form method="post" className="btns">
                <HiddenFields values={hidden(question, formToken, "undo-answer")} />
                <Button variant="quiet">{t("work.question.undo")}</Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
