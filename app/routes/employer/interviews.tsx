import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { InterviewFacts, type InterviewView } from "#app/ui/interview-facts.tsx";
import { Status } from "#app/ui/status.tsx";

/** Every interview of an application, the latest first; nothing where there was none. */
export function Interviews({ interviews }: { readonly interviews: readonly InterviewView[] }) {
  const { t } = useTranslation("employer");
  if (interviews.length === 0) return null;
  return (
    <Card title={t("interview.title")}>
      <ul className="rows">
        {interviews.map((interview) => (
          <li key={interview.id} className="stack-2">
            <p>
              <Status>{t(`interview.state.${interview.status}`)}</Status>
            </p>
            <InterviewFacts interview={interview} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
