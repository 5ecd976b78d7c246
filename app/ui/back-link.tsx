import { Icon } from "./icon.tsx";

/** The way back, above a page's title. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <p>
      <a className="crumb" href={href}>
        <Icon name="arrow-forward" back /> {children}
      </a>
    </p>
  );
}
