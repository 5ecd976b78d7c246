import { useTranslation } from "react-i18next";

type Suggested = { readonly text: string; readonly lang: string; readonly href: string };

type Props = {
  words: readonly Suggested[];
  places: readonly Suggested[];
  where: string;
};

/** Occupations and places that begin like what was typed, as links: what the field offers to who has a script. */
export function SearchSuggestions({ words, places, where }: Props) {
  const { t } = useTranslation("search");
  return (
    <>
      <Suggestions label={t("suggested.closer")} items={words} />
      <Suggestions label={t("suggested.places", { where })} items={places} />
    </>
  );
}

function Suggestions({ label, items }: { label: string; items: readonly Suggested[] }) {
  if (items.length === 0) return null;
  return (
    <nav className="suggested" aria-label={label}>
      <span className="muted small" aria-hidden="true">
        {label}
      </span>
      <ul className="chips">
        {items.map(({ text, lang, href }) => (
          <li key={href}>
            <a className="chip" href={href} lang={lang} dir="auto">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
