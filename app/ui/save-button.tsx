import { HiddenFields, type HiddenValues } from "./hidden-fields.tsx";
import { Icon } from "./icon.tsx";

/** Where saving is asked for, and of what. */
export type SaveForm = {
  /** What a press does now: "save", "undo" or "remove". */
  act: string;
  /** What a press does after it, for the script, which asks without leaving the page; not where nobody is signed in. */
  otherAct: string | undefined;
  action: string;
  hidden: HiddenValues;
};

export type SaveButtonProps = SaveForm & {
  /** Spoken: what a press does now, «حفظ الوظيفة: …». */
  label: string;
  /** Spoken, once pressed. */
  otherLabel: string | undefined;
};

/** The bookmark of a card, above the link that covers it: filled while the posting is saved. */
export function SaveButton({ act, otherAct, action, hidden, label, otherLabel }: SaveButtonProps) {
  return (
    <form className="above" method="post" action={action} data-keep={otherAct && ""}>
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
