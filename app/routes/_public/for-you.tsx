import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { currencyOf } from "#app/domain/kernel/countries.ts";
import { matchSeeker } from "#app/domain/matching/match-seeker.server.ts";
import { readSeeker } from "#app/domain/people/read-seekers.server.ts";
import { itemsById } from "#app/domain/search/items-by-id.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { MatchExplanation } from "#app/ui/match-explanation.tsx";
import { PostingCard } from "#app/ui/posting-card.tsx";
import { cardId } from "#app/ui/saving.ts";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { postingCards } from "./posting-cards.server.ts";
import { backOf } from "./way-back.ts";

const SHOWN = 20;

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, title } = guarded;
  const profile = await readSeeker(ctx, actor.personId);
  const ranked = valueOf(await matchSeeker(ctx, actor, { personId: actor.personId, limit: SHOWN }));
  const cards = await postingCards(
    guarded,
    await itemsById(ctx, ranked),
    new Map(ranked.map((posting) => [posting.id, posting])),
    backOf(args.request),
  );
  const rankOf = new Map(ranked.map((posting) => [posting.id, posting]));
  return {
    title: title("my:forYou.title"),
    hasProfile: profile !== null,
    currency: profile?.currency ?? currencyOf(actor.country),
    postings: cards.flatMap((card) => {
      const rank = rankOf.get(card.item.id);
      return rank ? [{ card, fit: rank.fit, worth: rank.worth, score: rank.score }] : [];
    }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ForYou() {
  const { hasProfile, currency, postings } = useLoaderData<typeof loader>();
  const { t } = useTranslation("my");
  if (postings.length === 0) return <Nothing hasProfile={hasProfile} />;
  return (
    <>
      <h1>{t("forYou.title")}</h1>
      <p>{t("forYou.lead")}</p>
      <p className="row">
        <span className="muted">{t("forYou.profile")}</span>
        <TapLink href="/my/profile">{t("forYou.edit")}</TapLink>
      </p>
      <h2 className="vh">{t("search:results")}</h2>
      <ul className="jobs">
        {postings.map(({ card, fit, worth, score }) => (
          <li key={card.item.id} id={cardId(card.item.id)}>
            <PostingCard {...card} />
            <MatchExplanation fit={fit} worth={worth} score={score} currency={currency} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Nothing({ hasProfile }: { hasProfile: boolean }) {
  const { t } = useTranslation("my");
  const key = hasProfile ? "nothing" : "empty";
  return (
    <EmptyState level={1} title={t(`forYou.${key}Title`)} text={t(`forYou.${key}Text`)}>
      <p className="btns">
        <ButtonLink href="/my/profile" variant="primary">
          {t(hasProfile ? "forYou.edit" : "forYou.emptyGo")}
        </ButtonLink>
        <ButtonLink href="/search">{t("forYou.search")}</ButtonLink>
      </p>
    </EmptyState>
  );
}
