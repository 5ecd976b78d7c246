import { useTranslation } from "react-i18next";
import type { DatedSlots } from "#app/i18n/dated-slots.ts";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { InterviewFacts, type InterviewView } from "#app/ui/interview-facts.tsx";
import { Status } from "#app/ui/status.tsx";

type Props = { readonly interviews: readonly (InterviewView & { readonly offered: DatedSlots })[] };

/** Every interview of an application, the latest first; nothing where there was none. */
export function Interviews({ interviews }: Props) {
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
            {interview.offered.length > 0 ? (
              <>
                <p className="muted small">{t("interview.offered")}</p>
                <ul>
                  {interview.offered.map(({ date, slots }) => (
                    <li key={date.iso}>
                      <DateText date={date} /> · {slots.map(({ time }) => time).join(t("jobs:listComma"))}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
