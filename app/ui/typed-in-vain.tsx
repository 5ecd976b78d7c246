import { useTranslation } from "react-i18next";

import { Notice } from "./notice.tsx";

/** What somebody typed into a form that is no longer open, so that it can be read and copied; nothing where there is none. */
export function TypedInVain({
  typed,
}: {
  typed: readonly { readonly name: string; readonly value: string }[];
}) {
  const { t } = useTranslation();
  if (typed.length === 0) return null;
  return (
    <Notice tone="warn" title={t("common:typedInVain")} id="typed">
      <dl className="stack-2">
        {typed.map(({ name, value }) => (
          <div key={name}>
            <dt className="small muted">{name}</dt>
            <dd dir="auto" className="breakable">
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
