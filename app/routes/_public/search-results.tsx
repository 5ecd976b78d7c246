import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Divider } from "#app/ui/divider.tsx";
import { PostingCard, type PostingCardProps } from "#app/ui/posting-card.tsx";
import { cardId } from "#app/ui/saving.ts";

type Props = {
  cards: readonly PostingCardProps[];
  /** How many hits stand on the pages before. */
  first: number;
  /** Hits within what was asked, and all of them. */
  within: number;
  total: number;
  /** In a person's own order: how many could be told, before the others. */
  told: number | null;
  sort: string;
  /** What was given up, between what was asked and what lies beyond. */
  children: ReactNode;
};

/** The found postings, parted where what was asked ends, or where a person's order ends. */
export function SearchResults({ cards, first, within, total, told, sort, children }: Props) {
  const { t } = useTranslation("search");
  const near = cards.slice(0, Math.max(0, within - first));
  const beyond = cards.slice(near.length);
  const parted = within === total && told !== null ? Math.max(0, told - first) : near.length;
  const untold = near.slice(parted);
  return (
    <>
      {cards.length > 0 ? (
        <h2 className="vh" id="results" tabIndex={-1}>
          {t("results")}
        </h2>
      ) : null}
      {near.length > 0 && beyond.length > 0 ? (
        <Divider done>{t("withinConditions", { count: within })}</Divider>
      ) : null}
      <Cards cards={near.slice(0, parted)} />
      {untold.length > 0 ? (
        <>
          <Divider>{t(`ordered.untold.${sort}`)}</Divider>
          <p className="muted">{t(`ordered.untoldText.${sort}`)}</p>
          <Cards cards={untold} />
        </>
      ) : null}
      {children}
      {beyond.length > 0 ? <Divider>{t("beyondConditions", { count: beyond.length })}</Divider> : null}
      <Cards cards={beyond} />
    </>
  );
}

function Cards({ cards }: { cards: readonly PostingCardProps[] }) {
  if (cards.length === 0) return null;
  return (
    <ul className="jobs">
      {cards.map((card) => (
        <li key={card.item.id} id={cardId(card.item.id)}>
          <PostingCard {...card} />
        </li>
      ))}
    </ul>
  );
}
