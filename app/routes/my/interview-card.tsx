import { useTranslation } from "react-i18next";
import type { DatedSlots } from "#app/i18n/dated-slots.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { FieldErrorText } from "#app/ui/field-frame.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { InterviewFacts, type InterviewView } from "#app/ui/interview-facts.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SlotPicker } from "#app/ui/slot-picker.tsx";
import { TOKEN_FIELD } from "#app/web/form-state.ts";

type Props = {
  /** The latest; null when nobody has offered times yet. */
  readonly interview: (InterviewView & { readonly isOver: boolean; readonly days: DatedSlots }) | null;
  readonly disclosed: boolean;
  readonly employer: string;
  readonly formToken: string;
  readonly error: string | undefined;
};

/** The interview as it stands, and what the person can do: pick a time, ask for others, say it was missed. */
export function InterviewCard({ interview, disclosed, employer, formToken, error }: Props) {
  const { t } = useTranslation("jobs");
  const status = interview?.status ?? "none";
  const one = (act: string) => (
    <form method="post">
      <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: act }} />
      <Button variant="second">{t(`interview.act.${act}`)}</Button>
    </form>
  );
  return (
    <Card title={t("interview.title")}>
      <p>{t(`interview.state.${status}`)}</p>
      {interview && (status === "proposed" || status === "booked") ? (
        <InterviewFacts interview={interview} />
      ) : null}
      {interview && status === "proposed" ? (
        <form method="post" className="stack" noValidate>
          <HiddenFields
            values={{ [TOKEN_FIELD]: formToken, do: "accept_interview", interviewId: interview.id }}
          />
          <div id="startsAt" tabIndex={-1}>
            <SlotPicker name="startsAt" days={interview.days} kind="one" />
            {error ? <FieldErrorText id="startsAt">{error}</FieldErrorText> : null}
          </div>
          {disclosed ? null : (
            <Notice icon="eye" title={t("interview.means", { employer })}>
              {t("offer.acceptLogged")}
            </Notice>
          )}
          <Button block>{t("interview.act.accept_interview")}</Button>
        </form>
      ) : null}
      {status === "booked" && interview?.isOver ? one("miss_interview") : null}
      {status === "asked" ? null : one("ask_other_times")}
    </Card>
  );
}
