import { useTranslation } from "react-i18next";

import { Status, type StatusTone } from "./status.tsx";

/** What waits for an answer is the loudest; nothing of this is a fault. */
const TONES: Readonly<Record<string, StatusTone>> = {
  found: "info",
  notified: "warn",
  contested: "info",
  upheld: "warn",
  in_instalments: "info",
  waived: "ok",
  settled: "ok",
  refusal_proposed: "warn",
  refused: "info",
  awarded: "info",
  paid: "ok",
};

/** Where an overpayment stands, in a word or two. */
export function OverpaymentStatus({
  status,
  names,
}: {
  status: string;
  names: "status" | "office.status" | "arrears.status" | "arrears.statusOwn";
}) {
  const { t } = useTranslation("overpayments");
  return <Status tone={TONES[status]}>{t(`${names}.${status}`)}</Status>;
}
