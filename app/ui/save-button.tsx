import { HiddenFields, type HiddenValues } from "./hidden-fields.tsx";
import { Icon } from "./icon.tsx";

/** Where saving is asked for, and of what. */
export type SaveForm = {
  /** What a press does now: "save", "undo" or "remove". */
  act: string;
  /** What a press does after it. */
  otherAct: string;
  action: string;
  hidden: HiddenValues;
  /** The script may ask without leaving the page: somebody is signed in. */
  inPlace: boolean;
};

export type SaveButtonProps = SaveForm & {
  /** Spoken: what a press does now, «حفظ الوظيفة: …». */
  label: string;
  /** Spoken, once pressed. */
  otherLabel: string;
};

/** The bookmark of a card, above the link that covers it: filled while the posting is saved. */
export function SaveButton({ act, otherAct, action, hidden, inPlace, label, otherLabel }: SaveButtonProps) {
  return (
    <form className="above" method="post" action={action} data-keep={inPlace ? "" : undefined}>
      <HiddenFields values={hidden} />
      <button
        className="iconbtn iconbtn--save"
        type="submit"
        name="act"
        value={act}
        aria-label={label}
        data-act={otherAct}
        data-label={otherLabel}
      >
        <Icon name="bookmark" large />
      </button>
    </form>
  );
}
