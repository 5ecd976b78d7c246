import { useTranslation } from "react-i18next";

import { Card } from "#app/ui/card.tsx";
import { ChangeStatus } from "#app/ui/change-status.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import type { ChangeLine } from "./score-view.server.ts";

/** The person's own requests, each with where it stands and by when something is due. */
export function OwnRequests({ changes }: { readonly changes: readonly ChangeLine[] }) {
  const { t } = useTranslation("registry");
  return (
    <Card title={t("requests.title")} id="requests">
      {changes.length === 0 ? <p className="muted">{t("requests.none")}</p> : null}
      <ul className="rows">
        {changes.map(({ id, name, status, askedOn, dueOn }) => (
          <li key={id}>
            <p className="row row--between">
              <b>
                <bdi>{name}</bdi>
              </b>
              <ChangeStatus status={status} />
            </p>
            <p className="muted small">
              {t("requests.asked")} <DateText date={askedOn} />
              {dueOn && status !== "applied" ? (
                <>
                  {" · "}
                  {t(status === "evidence_asked" ? "requests.dueYou" : "requests.due")}{" "}
                  <DateText date={dueOn} />
                </>
              ) : null}
            </p>
            <p>
              <TapLink href={`/my/score/requests/${id}`}>
                {t("requests.open")}
                <span className="vh">: {name}</span>
              </TapLink>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
