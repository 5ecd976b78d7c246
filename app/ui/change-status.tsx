import { useTranslation } from "react-i18next";

import { Status, type StatusTone } from "./status.tsx";

/** How a state looks: what waits for the person is the loudest. */
const TONES: Readonly<Record<string, StatusTone>> = {
  asked: "info",
  evidence_asked: "warn",
  decided_yes: "ok",
  applied: "ok",
  appealed: "info",
};

/** Where a change request stands, in a word or two. */
export function ChangeStatus({ status }: { status: string }) {
  const { t } = useTranslation("registry");
  return <Status tone={TONES[status]}>{t(`status.${status}`)}</Status>;
}
