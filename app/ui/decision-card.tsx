import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Card } from "./card.tsx";
import { KeyValues } from "./facts.tsx";
import { Status, type StatusTone } from "./status.tsx";

type Standing = "waits" | "objected" | "settled" | "carried_out" | "set_aside";

export type DecisionCardProps = {
  decision: {
    readonly edge: string;
    readonly ground: string;
    readonly reason: string | null;
    readonly standing: Standing;
    readonly settlement: string | null;
    readonly amounts: { readonly from: string; readonly to: string } | null;
    readonly decidedOn: string;
    readonly effectiveFrom: string;
    readonly reviewOn: string | null;
  };
  children?: ReactNode;
};

const TONES: Readonly<Record<Standing, StatusTone>> = {
  waits: "info",
  objected: "warn",
  settled: "info",
  carried_out: "plain",
  set_aside: "ok",
};

/** A person's decision on a benefit: what, why in the words that were written, from when, and where it stands. */
export function DecisionCard({ decision, children }: DecisionCardProps) {
  const { t } = useTranslation("decisions");
  const { edge, ground, reason, standing, settlement, amounts } = decision;
  return (
    <Card
      className="stack"
      title={t(`edge.${edge}`)}
      aside={<Status tone={TONES[standing]}>{t(`standing.${standing}`)}</Status>}
    >
      <KeyValues
        items={[
          ...(amounts ? [{ name: t("amount"), value: t("fromTo", amounts) }] : []),
          { name: t("decidedOn"), value: decision.decidedOn },
          ...(standing === "set_aside" ? [] : [{ name: t("holdsFrom"), value: decision.effectiveFrom }]),
          ...(decision.reviewOn ? [{ name: t("reviewOn"), value: decision.reviewOn }] : []),
          { name: t("ground"), value: t(`grounds.${ground}`) },
        ]}
      />
      {reason ? (
        <blockquote>
          <b>{t("reason")}</b>
          <p dir="auto" className="breakable">
            {reason}
          </p>
        </blockquote>
      ) : null}
      {settlement ? (
        <blockquote>
          <b>{t("settle.said")}</b>
          <p dir="auto" className="breakable">
            {settlement}
          </p>
        </blockquote>
      ) : null}
      {children}
    </Card>
  );
}
