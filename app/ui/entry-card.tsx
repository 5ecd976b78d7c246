import { Icon, type IconName } from "./icon.tsx";
import { Stone } from "./stone.tsx";

export type EntryCardProps = { href: string; icon: IconName; title: string; text: string };

/** A way in: for whom, and to what. */
export function EntryCard({ href, icon, title, text }: EntryCardProps) {
  return (
    <a className="card entry" href={href}>
      <Stone state="done" size="large">
        <Icon name={icon} />
      </Stone>
      <span>
        <span className="entry__t">{title}</span>
        <span className="entry__d">{text}</span>
      </span>
      <Icon name="arrow-forward" />
    </a>
  );
}
