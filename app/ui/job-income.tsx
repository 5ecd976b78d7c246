import { useTranslation } from "react-i18next";

import { ButtonLink } from "./button-link.tsx";
import { Card } from "./card.tsx";
import { type IncomeAnswer, useIncomePath } from "./income-after-work.tsx";
import { IncomePath } from "./income-path.tsx";
import type { PackNoteView } from "./pack-note.tsx";
import { WorkPays } from "./work-pays.tsx";

export type JobIncomeProps = {
  vacancyId: string;
  answer: IncomeAnswer;
  /** The rules of a known answer. */
  pack: PackNoteView | null;
  /** Nobody is signed in: the card says nothing of anybody, and leads to the calculator. */
  visitor: boolean;
};

/** «أثرها على معاشك»: what the job does to the household's money, or where that can be worked out. */
export function JobIncome({ vacancyId, answer, pack, visitor }: JobIncomeProps) {
  const { t } = useTranslation("workPays");
  const incomePath = useIncomePath();
  const href = `/work-pays?vacancy=${vacancyId}`;
  if (visitor)
    return (
      <Card title={t("link.visitor")} id="income" icon="scale">
        <p>{t("link.visitorText")}</p>
        <p>
          <ButtonLink href={href}>{t("form.submit")}</ButtonLink>
        </p>
      </Card>
    );
  const known = answer.kind === "known" && pack !== null;
  return (
    <Card title={t(known ? "effectTitle" : "jobs:income.title")} id="income">
      {known ? (
        <WorkPays income={answer.income} pack={pack} basis={t("basis.posting")} />
      ) : (
        <IncomePath {...incomePath(answer, "/account/tie")} />
      )}
      <p>
        <ButtonLink href={href}>{t("link.job")}</ButtonLink>
      </p>
    </Card>
  );
}
