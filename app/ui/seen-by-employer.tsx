import { useTranslation } from "react-i18next";

import { Reasons } from "./reasons.tsx";

/** What an employer sees of an application, and what not. The name follows only after consent. */
export function SeenByEmployer() {
  const { t } = useTranslation("jobs");
  return (
    <Reasons
      items={[
        { text: t("apply.seen"), kind: "seen" },
        { text: t("apply.hidden"), kind: "hidden" },
        { text: t("apply.nameLater"), kind: "hidden" },
      ]}
    />
  );
}
