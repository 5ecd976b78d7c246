import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { knownPostings } from "#app/domain/search/saved/known-postings.server.ts";
import { savedAmong } from "#app/domain/search/saved/saved-among.server.ts";
import { postingKeyOf } from "#app/domain/search/saved/saved-posting.schema.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { postingHref } from "#app/ui/posting-words.ts";
import { cardId, SAVING_ACTION } from "#app/ui/saving.ts";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { notFound } from "#app/web/respond.server.ts";
import { safePath } from "#app/web/safe-path.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, title } = await guardMember(args);
  const params = new URL(args.request.url).searchParams;
  const key = postingKeyOf({ kind: params.get("kind"), postingId: params.get("posting") });
  const posting = key && (await knownPostings(ctx, [key])).get(key.postingId);
  if (!posting) throw notFound();
  const back = safePath(params.get("back") ?? "/search");
  const at = params.get("at") === "card" ? "card" : "page";
  const saved = await savedAmong(ctx, actor, [posting.id]);
  // On her list before she signed in: nothing is left to do.
  if (saved?.has(posting.id)) return redirect(at === "card" ? `${back}#${cardId(posting.id)}` : back);
  return { title: title("search:kept.new"), posting, back, at };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The way on for who had to sign in to save a posting: what it is, and one button. */
export default function SavePosting() {
  const { posting, back, at } = useLoaderData<typeof loader>();
  const { t } = useTranslation("search");
  return (
    <div className="narrow stack">
      <BackLink href={back}>{t("saved.back")}</BackLink>
      <h1>{t("kept.new")}</h1>
      <Card className="stack">
        <p>
          <TapLink href={postingHref(posting)}>
            <bdi lang={posting.titleLang}>{posting.title}</bdi>
          </TapLink>
          <br />
          <span className="muted">
            <bdi>{posting.employer}</bdi>
          </span>
        </p>
        <p>{t("kept.newText")}</p>
        <form method="post" action={SAVING_ACTION}>
          <HiddenFields values={{ kind: posting.kind, postingId: posting.id, back, at, act: "save" }} />
          <Button icon="bookmark" block>
            {t("kept.submit")}
          </Button>
        </form>
      </Card>
    </div>
  );
}
