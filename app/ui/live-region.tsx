import { useTranslation } from "react-i18next";

import { Notice } from "./notice.tsx";

/** What the enhancement script speaks through, and the words it needs; without a script it is silent. */
export function LiveRegion() {
  const { t } = useTranslation();
  return (
    <>
      <p
        className="vh"
        id="live"
        role="status"
        data-suggestions={t("common:search.suggestions", { number: "#" })}
      />
      <template id="weak-connection">
        <div className="wrap page">
          <Notice title={t("common:connection.weak")}>{t("common:connection.weakDetail")}</Notice>
        </div>
      </template>
    </>
  );
}
