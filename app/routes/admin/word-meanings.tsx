import { useTranslation } from "react-i18next";
import { formatPercent } from "#app/i18n/numbers.ts";
import { Button } from "#app/ui/button.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { TOKEN_FIELD } from "#app/web/form-state.ts";

/** A skill that words may mean, named in the reader's language, and in the other where it has a name there. */
export type MeaningView = {
  readonly id: string;
  readonly name: string;
  readonly otherName: string | null;
  /** From 0 to 1; null where it was found by its name. */
  readonly confidence: number | null;
};

/** A figure inside a sentence of either direction. */
const isolated = (figure: string): string => `\u2066${figure}\u2069`;

/** The words are one of these skills: a button for each. */
export function WordMeanings({
  folded,
  text,
  meanings,
  formToken,
  backTo = "/admin/words",
}: {
  readonly folded: string;
  readonly text: string;
  readonly meanings: readonly MeaningView[];
  readonly formToken: string;
  /** The list that the reader came from, at her page and in her language of words. */
  readonly backTo?: string;
}) {
  const { t } = useTranslation("admin");
  return (
    <ul className="stack">
      {meanings.map(({ id, name, otherName, confidence }) => (
        <li key={id}>
          <form method="post" action={backTo} className="row">
            <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "map", folded, conceptId: id }} />
            <Button variant="second" aria-label={t("words.mapTo", { text, name })}>
              <bdi>{name}</bdi>
            </Button>
            <span className="muted small">
              {otherName === null ? null : <bdi>{otherName}</bdi>}{" "}
              {confidence === null ? null : (
                <span className="nowrap">
                  {t("words.confidence", { share: isolated(formatPercent(confidence)) })}
                </span>
              )}
            </span>
          </form>
        </li>
      ))}
    </ul>
  );
}
