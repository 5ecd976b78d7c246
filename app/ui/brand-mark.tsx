import { useTranslation } from "react-i18next";

/** The path with two milestone stones, the nearer one lit. It mirrors in English by CSS. */
export function BrandMark({ href = "/" }: { href?: string }) {
  const { t } = useTranslation();
  return (
    <a className="brand" href={href} aria-label={t("common:brandHome")}>
      <svg viewBox="0 0 44 32" aria-hidden="true" focusable="false">
        <path
          className="b-line"
          d="M43 29H31c-7 0-6-9-13-9H2"
          fill="none"
          strokeWidth="3.5"
          strokeLinecap="round"
        />
        <path className="b-stone" d="M30 27.2V17a5 5 0 0 1 10 0v10.2z" />
        <path className="b-here" strokeWidth="1" d="M4 18.2V8.5a6 6 0 0 1 12 0v9.7z" />
      </svg>
      <span>{t("common:brand")}</span>
    </a>
  );
}
