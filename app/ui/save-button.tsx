import { HiddenFields, type HiddenValues } from "./hidden-fields.tsx";
import { Icon } from "./icon.tsx";

export type SaveButtonProps = {
  /** Spoken: what is saved, «حفظ الوظيفة: …». */
  label: string;
  saved?: boolean;
  action?: string;
  hidden?: HiddenValues;
};

/** The bookmark of a card, above the link that covers it. */
export function SaveButton({ label, saved, action, hidden }: SaveButtonProps) {
  return (
    <form className="above" method="post" action={action}>
      <HiddenFields values={hidden} />
      <button className="iconbtn" type="submit" aria-label={label} aria-pressed={saved}>
        <Icon name="bookmark" large className={saved ? "is-saved" : undefined} />
      </button>
    </form>
  );
}
