import { useTranslation } from "react-i18next";

import type { OpenMatters } from "#app/domain/benefits/overpayments/read-open-matters.server.ts";
import { TapLink } from "#app/ui/tap-link.tsx";

/** The way to what was paid too much or too little; what of it is open is said in one line before it. */
export function OpenMattersLine({ matters }: { readonly matters: OpenMatters }) {
  const { t } = useTranslation("overpayments");
  const { overpaid, underpaid, mayAnswer } = matters;
  const open = [
    ...(overpaid > 0 ? [t("my.line.overpaid", { count: overpaid })] : []),
    ...(underpaid > 0 ? [t("my.line.underpaid", { count: underpaid })] : []),
    ...(mayAnswer ? [t("my.line.mayAnswer")] : []),
  ];
  return (
    <p>
      {open.length > 0 ? (
        <>
          <b>{open.join(" ")}</b>{" "}
        </>
      ) : null}
      <TapLink href="/my/overpayments">{t("my.title")}</TapLink>
    </p>
  );
}
