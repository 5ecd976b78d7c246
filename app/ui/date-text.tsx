import type { FormattedDate } from "#app/i18n/dates.ts";

/** A date as `formatDate` worded it: Gregorian, then Hijri muted in brackets; neither breaks. */
export function DateText({ date }: { date: FormattedDate }) {
  return (
    <>
      <time className="nowrap" dateTime={date.iso}>
        {date.gregorian}
      </time>
      {date.hijri ? (
        <>
          {" "}
          <span className="muted nowrap">({date.hijri})</span>
        </>
      ) : null}
    </>
  );
}
