/** Text as people type it: each line a point, a single line a paragraph. */
export function PlainText({ text, lang }: { text: string; lang: string }) {
  const lines = text
    .split("\n")
    .map((line) => line.replace(/^[\s•*-]+/, "").trim())
    .filter(Boolean);
  const dir = lang === "en" ? "ltr" : "rtl";
  if (lines.length <= 1)
    return (
      <p lang={lang} dir={dir}>
        {lines[0]}
      </p>
    );
  return (
    <ul className="bullets" lang={lang} dir={dir}>
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
