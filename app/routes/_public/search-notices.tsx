import { useTranslation } from "react-i18next";
import type { Relaxation } from "#app/domain/search/relaxation.ts";
import { isolated } from "#app/i18n/isolated.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { Notice } from "#app/ui/notice.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { searchHref, undoneHref } from "./search-conditions.ts";

/** Says that results come from another place than usual; the script reads it out when the page opens. */
export function StandInNotice() {
  const { t } = useTranslation("search");
  return (
    <Notice icon="info" role="status" title={<span data-announce="">{t("standIn.title")}</span>}>
      <p>{t("standIn.text")}</p>
    </Notice>
  );
}

/** Says how far a person's own order reaches: nothing that is unknown is passed over in silence. */
export function OrderNotice({
  sort,
  ranked,
  total,
}: {
  sort: string;
  ranked: { readonly of: number; readonly told: number };
  total: number;
}) {
  const { t } = useTranslation("search");
  if (ranked.told === 0) return <Notice role="status">{t(`ordered.none.${sort}`)}</Notice>;
  if (total <= ranked.of) return null;
  return (
    <Notice role="status">
      {t("ordered.more", { of: formatNumber(ranked.of), total: formatNumber(total) })}
    </Notice>
  );
}

/**
 * Says what was given up because too little was found, and takes it back in one tap: each by itself where it was more
 * than one thing, and all of it.
 */
export function RelaxedNotice({
  relaxed,
  params,
  found,
}: {
  relaxed: readonly Relaxation[];
  params: URLSearchParams;
  /** How many there were within what was asked; they stand before this. */
  found: number;
}) {
  const { t } = useTranslation("search");
  const said = relaxed.filter(({ kind }) => kind !== "corrected");
  if (said.length === 0) return null;
  const several = relaxed.length > 1;
  return (
    <Notice
      icon="route"
      role="status"
      title={
        <span data-announce="">{found === 0 ? t("relaxed.none") : t("relaxed.few", { count: found })}</span>
      }
      action={
        <TapLink href={searchHref(params, { exact: "1", no: null })} icon="undo">
          {t(several ? "relaxed.undoAll" : "common:actions.undo")}
        </TapLink>
      }
    >
      {several ? (
        <ul className="relaxed">
          {said.map((one) => (
            <li key={one.kind}>
              <span data-announce="">{words(t, one)}</span>{" "}
              <UndoOne kind={one.kind} params={params} label={words(t, one)} />
            </li>
          ))}
        </ul>
      ) : (
        <p data-announce="">{said.map((one) => words(t, one)).join(" ")}</p>
      )}
    </Notice>
  );
}

/** The search without this one thing being given up; what else was undone before stays undone. */
function UndoOne({
  kind,
  params,
  label,
}: {
  kind: Relaxation["kind"];
  params: URLSearchParams;
  label: string;
}) {
  const { t } = useTranslation("search");
  return (
    <TapLink href={undoneHref(params, kind)} icon="undo">
      {t("common:actions.undo")} <span className="vh">{label}</span>
    </TapLink>
  );
}

function words(t: ReturnType<typeof useTranslation>["t"], relaxation: Relaxation): string {
  switch (relaxation.kind) {
    case "dropped":
      return t("relaxed.dropped", { term: isolated(relaxation.term) });
    case "adjacent":
      return t("relaxed.adjacent", { term: isolated(relaxation.term) });
    case "radius":
      return relaxation.toKm === null
        ? t("relaxed.anyDistance")
        : t("relaxed.radius", { from: relaxation.fromKm, to: relaxation.toKm });
    case "corrected":
      return "";
  }
}
