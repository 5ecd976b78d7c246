import { useTranslation } from "react-i18next";
import { DateText } from "#app/ui/date-text.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";

/** In a list of cases: whose it is, and the link to it; `also` tells two cases of one household apart when heard. */
export function HouseholdCell({
  href,
  fullName,
  also,
}: {
  readonly href: string;
  readonly fullName: string;
  readonly also?: string;
}) {
  const { t } = useTranslation("overpayments");
  return (
    <>
      <bdi>{fullName}</bdi>
      <br />
      <TapLink href={href}>
        {t("office.open")}
        <span className="vh">
          : {fullName}
          {also === undefined ? null : `, ${also}`}
        </span>
      </TapLink>
    </>
  );
}

/** The day by which the office acts, and whether it has passed; a dash where it is not the office's turn. */
export function DueDay({
  date,
  isLate,
}: {
  readonly date: Parameters<typeof DateText>[0]["date"] | null;
  readonly isLate: boolean;
}) {
  const { t } = useTranslation("overpayments");
  if (!date) return "—";
  return (
    <>
      <DateText date={date} /> {isLate ? <Status tone="bad">{t("office.late")}</Status> : null}
    </>
  );
}

/** The person whom a case is listed under, with the way to her file. */
export function PersonLink({ personId, fullName }: { readonly personId: string; readonly fullName: string }) {
  return (
    <TapLink href={`/office/people/${personId}`}>
      <bdi>{fullName}</bdi>
    </TapLink>
  );
}
