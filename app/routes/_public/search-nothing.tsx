import { useTranslation } from "react-i18next";
import { isolated } from "#app/i18n/isolated.ts";
import { Chips } from "#app/ui/chip.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";

type Counted = { readonly href: string; readonly count: number };
export type Ways = {
  readonly words: readonly (Counted & { readonly text: string; readonly lang: string })[];
  readonly without: readonly (Counted & { readonly label: string })[];
  readonly training: Counted;
  readonly widened: string | null;
};

/** Never a dead end: only ways that find something, each with how much, and somebody to ask. */
export function NothingFound({ ways, title }: { ways: Ways; title: string }) {
  const { t } = useTranslation("search");
  const { words, without, training, widened } = ways;
  const counted = (label: string, count: number): string => t("empty.counted", { label, count });
  return (
    <EmptyState
      title={title}
      text={t("empty.text")}
      ways={[
        ...(widened
          ? [{ key: "widened", title: <TapLink href={widened}>{t("empty.widened")}</TapLink> }]
          : []),
        ...(words.length > 0
          ? [
              {
                key: "words",
                title: t("empty.words"),
                children: (
                  <Chips
                    items={words.map(({ text, href, count }) => ({
                      href,
                      label: counted(isolated(text), count),
                    }))}
                  />
                ),
              },
            ]
          : []),
        ...(without.length > 0
          ? [
              {
                key: "without",
                title: t("empty.fewerConditions"),
                children: (
                  <Chips
                    items={without.map(({ label, href, count }) => ({ href, label: counted(label, count) }))}
                  />
                ),
              },
            ]
          : []),
        ...(training.count > 0
          ? [
              {
                key: "training",
                title: <TapLink href={training.href}>{counted(t("empty.training"), training.count)}</TapLink>,
              },
            ]
          : []),
        { key: "all", title: <TapLink href="/search">{t("headline.all")}</TapLink> },
        { key: "help", title: <TapLink href="/help">{t("empty.help")}</TapLink> },
      ]}
    />
  );
}
