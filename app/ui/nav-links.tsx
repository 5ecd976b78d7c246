import { currentHref, type NavItem } from "./navigation.ts";

/** The sections of a header, the current one marked. */
export function NavLinks({ items, path, label }: { items: readonly NavItem[]; path: string; label: string }) {
  const current = currentHref(items, path);
  return (
    <nav className="nav" aria-label={label}>
      {items.map(({ href, label: words, count }) => (
        <a key={href} href={href} aria-current={href === current ? "page" : undefined}>
          {count ? `${words} (${count})` : words}
        </a>
      ))}
    </nav>
  );
}
