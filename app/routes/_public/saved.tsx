import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { dateInZone } from "#app/domain/kernel/plain-date.ts";
import {
  readRemovedPosting,
  readSavedPostings,
} from "#app/domain/search/saved/read-saved-postings.server.ts";
import { postingKeyOf } from "#app/domain/search/saved/saved-posting.schema.ts";
import { isolated } from "#app/i18n/isolated.ts";
import { formatAgo } from "#app/i18n/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { KeptPostingCard } from "#app/ui/kept-posting-card.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { PostingCard } from "#app/ui/posting-card.tsx";
import { SAVING_ACTION } from "#app/ui/saving.ts";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { fitsOf, postingCards } from "./posting-cards.server.ts";

const pageHref = (page: number): string => (page > 1 ? `/my/saved?page=${page}` : "/my/saved");

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, t, title } = guarded;
  const params = new URL(args.request.url).searchParams;
  const removedKey = postingKeyOf({ kind: params.get("kind"), postingId: params.get("removed") });
  const { postings, ...list } = valueOf(
    await readSavedPostings(ctx, actor, { page: Number(params.get("page") ?? 1) }),
  );
  const back = pageHref(list.page);
  const items = postings.flatMap(({ item }) => (item ? [item] : []));
  const cards = await postingCards(guarded, items, await fitsOf(ctx, actor, items), back);
  const cardOf = new Map(cards.map((card) => [card.item.id, card]));
  const today = ctx.clock.today(actor.country);
  const removed = removedKey && (await readRemovedPosting(ctx, actor, removedKey));
  return {
    title: title("search:kept.title"),
    list,
    back,
    removed: removed && { id: removed.id, kind: removed.kind, title: removed.title },
    postings: postings.map(({ savedAt, item: _, ...posting }) => ({
      posting,
      card: cardOf.get(posting.id) ?? null,
      kept: t("search:kept.since", {
        ago: formatAgo(t, dateInZone(savedAt, zoneOf(actor.country)), today),
      }),
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The postings that a person keeps, the newest first; what is over says so and can still be removed. */
export default function SavedPostings() {
  const { postings, removed, list, back } = useLoaderData<typeof loader>();
  const { t } = useTranslation("search");
  const saving = { saved: true, back, visitor: false, at: "list" } as const;
  return (
    <>
      <div className="title-row">
        <h1>{t("kept.title")}</h1>
        <p className="muted">{t("kept.count", { count: list.total })}</p>
        <TapLink href="/my/searches" icon="bell">
          {t("saved.title")}
        </TapLink>
      </div>
      {removed ? (
        <form method="post" action={SAVING_ACTION} className="row breakable">
          <HiddenFields
            values={{ kind: removed.kind, postingId: removed.id, back, at: "list", act: "undo" }}
          />
          <Button variant="second" icon="undo">
            {t("saved.undo")} {t("common:quoted", { text: isolated(removed.title) })}
          </Button>
        </form>
      ) : null}
      {postings.length === 0 ? (
        <EmptyState title={t("kept.none")} text={t("kept.noneText")}>
          <div className="btns">
            <ButtonLink href="/search" variant="primary">
              {t("my:messages.search")}
            </ButtonLink>
            <ButtonLink href="/my/for-you">{t("my:forYou.title")}</ButtonLink>
          </div>
        </EmptyState>
      ) : (
        <>
          <h2 className="vh">{t("results")}</h2>
          <ul className="jobs">
            {postings.map(({ posting, card, kept }) => (
              <li key={posting.id}>
                {card ? (
                  <PostingCard {...card} kept={kept} saving={saving} />
                ) : (
                  <KeptPostingCard posting={posting} kept={kept} saving={saving} />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={pageHref} />
    </>
  );
}
