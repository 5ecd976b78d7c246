import { useTranslation } from "react-i18next";

import type { FormattedDate } from "#app/i18n/dates.ts";

import { DateText } from "./date-text.tsx";
import { Pill } from "./pill.tsx";

export type Slot = {
  value: string;
  /** As `formatTime` words it. */
  time: string;
  chosen?: boolean;
  taken?: boolean;
};

export type SlotPickerProps = {
  name: string;
  days: readonly { date: FormattedDate; slots: readonly Slot[] }[];
  /** An employer offers several; a seeker takes one. */
  kind?: "several" | "one";
};

/** Times of a day to offer or to take; taken ones stay visible. */
export function SlotPicker({ name, days, kind = "several" }: SlotPickerProps) {
  const { t } = useTranslation();
  return (
    <div className="cols-2">
      {days.map(({ date, slots }) => (
        <fieldset key={date.iso}>
          <legend className="label">
            <DateText date={date} />
          </legend>
          <div className="slots">
            {slots.map(({ value, time, chosen, taken }) => (
              <Pill
                key={value}
                type={kind === "one" ? "radio" : "checkbox"}
                name={name}
                value={value}
                defaultChecked={chosen}
                disabled={taken}
              >
                <b>{time}</b>
                <small>{t(taken ? "common:slots.taken" : "common:slots.free")}</small>
              </Pill>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
