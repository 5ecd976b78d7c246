import { useTranslation } from "react-i18next";

import type { AccessDay } from "#app/domain/audit/read-own-access-log.server.ts";
import type { FormattedDate } from "#app/i18n/dates.ts";

export type AccessLine = Omit<AccessDay, "day"> & { readonly on: FormattedDate };

/** Who viewed the person's data: role and organisation, what, why, when; never a name of staff. */
export function AccessList({ lines }: { lines: readonly AccessLine[] }) {
  const { t } = useTranslation("my");
  return (
    <ul className="rows small">
      {lines.map(({ on, role, organisation, organisationLang, purpose, what }, index) => (
        <li key={index}>
          <b>
            {t(`auth:roles.${role}`)}
            {organisation ? (
              <>
                {t("jobs:listComma")}
                <bdi lang={organisationLang ?? undefined}>{organisation}</bdi>
              </>
            ) : null}
          </b>{" "}
          · {what.map((part) => t([`access.what.${part}`, "access.what.other"])).join(t("jobs:listComma"))}{" "}
          {t([`access.purpose.${purpose}`, "access.purpose.other"])}
          <br />
          <time className="muted" dateTime={on.iso}>
            {on.gregorian}
          </time>
        </li>
      ))}
    </ul>
  );
}
