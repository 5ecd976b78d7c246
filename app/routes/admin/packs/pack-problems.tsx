import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { PackProblem } from "#app/domain/benefits/pack-editor/pack-problems.ts";
import { Icon } from "#app/ui/icon.tsx";

/** What is wrong with the text of a pack: where, what was found, and what is allowed there. */
export function PackProblems({ problems }: { readonly problems: readonly PackProblem[] }) {
  const { t } = useTranslation("packs");
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.focus(), [problems]);
  return (
    <div className="notice notice--bad" role="alert" id="errors" ref={list} tabIndex={-1} data-focus="">
      <Icon name="warning" />
      <div className="stack-2">
        <p>
          <b>{t("problems.title", { count: problems.length })}</b>
        </p>
        <ul className="stack-2">
          {problems.map(({ path, found, allowed, params }) => (
            <li key={`${path} ${allowed} ${found ?? ""}`}>
              <b>
                <bdi dir="ltr" className="breakable">
                  {path || t("problems.text")}
                </bdi>
              </b>
              <br />
              {found === null ? t("problems.nothing") : t("problems.found")}{" "}
              {found === null ? null : (
                <code dir="ltr" className="breakable">
                  {found}
                </code>
              )}
              <br />
              {t(`problems.${allowed}`, {
                ...params,
                defaultValue: t("problems.sentence", { sentence: allowed }),
              })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
