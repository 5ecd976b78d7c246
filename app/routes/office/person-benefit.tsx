import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import type { PersonView } from "./person-view.server.ts";

/** What a person decided, and beside it what the rules compute month by month. Two columns, never one. */
export function PersonBenefit({ spells, months }: Pick<PersonView, "spells" | "months">) {
  const { t } = useTranslation("office");
  // The same is unknown month after month: each is said once, and the months name it by its number.
  const unknowns = [...new Set(months.flatMap((month) => month.unknowns))];
  return (
    <Card title={t("person.benefit")} icon="money" className="stack-2">
      {spells.length === 0 ? <p className="muted">{t("person.benefitNone")}</p> : null}
      {[...spells].reverse().map((spell) => (
        <div key={spell.id} className="stack-2">
          <p className="row row--between">
            <b>{t(`person.scheme.${spell.scheme}`, { defaultValue: t("person.benefit") })}</b>
            <Status tone={spell.status === "active" ? "ok" : "info"}>
              {t(`person.spellStatus.${spell.status}`)}
            </Status>
          </p>
          <KeyValues
            items={[
              { name: t("person.decided"), value: <b>{spell.decided}</b> },
              { name: t("person.since"), value: <DateText date={spell.from} /> },
              ...(spell.until ? [{ name: t("person.until"), value: <DateText date={spell.until} /> }] : []),
            ]}
          />
          <p>
            <TapLink href={`/office/benefits/${spell.id}`}>{t("decisions:office.open")}</TapLink>
          </p>
        </div>
      ))}
      {spells.length > 0 ? (
        <>
          <p className="muted small">{t("person.decidedText")}</p>
          <p>
            <TapLink href="/office/overpayments">{t("overpayments:office.link")}</TapLink>
          </p>
          <DataTable
            plain
            label={t("person.benefit")}
            rows={months}
            rowKey={({ key }) => key}
            empty={t("person.monthsNone")}
            columns={[
              { key: "month", header: t("person.month"), rowHeader: true, cell: ({ month }) => month },
              {
                key: "earnings",
                header: t("person.earnings"),
                numeric: true,
                cell: ({ earnings }) => earnings,
              },
              {
                key: "decided",
                header: t("person.decidedColumn"),
                numeric: true,
                cell: ({ decided }) => decided,
              },
              {
                key: "computed",
                header: t("person.computedColumn"),
                cell: ({ computed, earlier }) => (
                  <>
                    {computed}
                    {earlier ? <p className="small muted">{earlier}</p> : null}
                  </>
                ),
              },
              {
                key: "unknown",
                header: t("person.unknownColumn"),
                cell: (month) => month.unknowns.map((one) => unknowns.indexOf(one) + 1).join("، "),
              },
            ]}
          />
          {unknowns.length > 0 ? (
            <>
              <h3>{t("common:unknowns")}</h3>
              <ul className="small">
                {unknowns.map((one, index) => (
                  <li key={one}>
                    {index + 1}. {one}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      ) : null}
    </Card>
  );
}
