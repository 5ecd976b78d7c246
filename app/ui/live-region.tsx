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
      <template id="no-connection">
        <div className="wrap page">
          <Notice tone="warn" title={t("common:connection.keptTitle")}>
            {t("common:connection.keptText")}
          </Notice>
        </div>
      </template>
      <template id="no-answer">
        <div className="wrap page">
          <Notice title={t("common:connection.againTitle")}>{t("common:connection.weakDetail")}</Notice>
        </div>
      </template>
      <template id="still-no-connection">
        <div className="wrap page">
          <Notice tone="warn" title={t("common:connection.failedTitle")}>
            {t("common:connection.failedText")}
          </Notice>
        </div>
      </template>
    </>
  );
}
