import { signIcons } from "./icon-signs.tsx";
import { thingIcons } from "./icon-things.tsx";

const icons = { ...signIcons, ...thingIcons };

export type IconName = keyof typeof icons;

/** Icons that point along the path: they turn round with the direction of reading. */
const FORWARD: ReadonlySet<IconName> = new Set(["arrow-forward", "chevron-forward", "exit", "send"]);

export type IconProps = {
  name: IconName;
  large?: boolean;
  /** Turns a forward arrow into one that leads back. */
  back?: boolean;
  className?: string;
};

/** A decorative icon, hidden from screen readers: the words beside it carry the meaning. */
export function Icon({ name, large, back, className }: IconProps) {
  const turn = back ? "i--back" : name === "undo" ? "i--flipx" : FORWARD.has(name) ? "i--flip" : "";
  const classes = ["i", large ? "i--lg" : "", turn, className ?? ""].filter(Boolean).join(" ");
  return (
    <svg className={classes} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {icons[name]}
    </svg>
  );
}
