import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { dateInZone } from "#app/domain/kernel/plain-date.ts";
import { resumeAlerts } from "#app/domain/search/saved/alert-links.server.ts";
import { deleteSavedSearch } from "#app/domain/search/saved/delete-saved-search.server.ts";
import { readSavedSearch, readSavedSearches } from "#app/domain/search/saved/read-saved-searches.server.ts";
import { formatAgo } from "#app/i18n/dates.ts";
import { isolated } from "#app/i18n/isolated.ts";
import { Button } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { formOf } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, t, title } = await guardMember(args);
  const deletedId = new URL(args.request.url).searchParams.get("deleted");
  const [own, deleted] = await Promise.all([
    readSavedSearches(ctx, actor),
    deletedId ? readSavedSearch(ctx, actor, { savedSearchId: deletedId, deleted: true }) : null,
  ]);
  const { searches, alertsEnded } = valueOf(own);
  const today = ctx.clock.today(actor.country);
  const ago = (at: Date): string => formatAgo(t, dateInZone(at, zoneOf(actor.country)), today);
  return {
    title: title("search:saved.title"),
    alertsEnded,
    deleted: deleted?.ok ? { id: deleted.value.id, name: deleted.value.name } : null,
    searches: searches.map(({ id, name, frequency, beyondMasar, lastAlert }) => ({
      ...{ id, name, frequency, beyondMasar },
      lastAlert: lastAlert && { count: lastAlert.count, ago: ago(lastAlert.at) },
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor, web } = await guardMember(args);
  const form = await formOf(args.request);
  const act = form.get("act");
  if (act === "resume") {
    valueOf(await resumeAlerts(ctx, actor));
    return redirectWith(web, "/my/searches", { tone: "ok", message: "search:saved.resumed" });
  }
  const savedSearchId = String(form.get("savedSearchId") ?? "");
  const undo = act === "undo";
  const outcome = await deleteSavedSearch(ctx, actor, { savedSearchId, undo });
  if (!undo) {
    valueOf(outcome);
    return redirectWith(web, `/my/searches?deleted=${savedSearchId}`, {
      tone: "info",
      message: "search:saved.deleted",
    });
  }
  // Somebody who filled up the list meanwhile is told so on it.
  if (!outcome.ok && outcome.error.kind === "failure")
    return redirectWith(web, `/my/searches?deleted=${savedSearchId}`, {
      tone: "warn",
      message: `errors:failures.${outcome.error.code}`,
      params: { ...outcome.error.params },
    });
  valueOf(outcome);
  return redirectWith(web, "/my/searches", { tone: "ok", message: "search:saved.restored" });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The searches that a person keeps: open, change, delete with the way back. */
export default function SavedSearches() {
  const { searches, deleted, alertsEnded } = useLoaderData<typeof loader>();
  const { t } = useTranslation("search");
  return (
    <div className="narrow stack">
      <div className="row row--between">
        <h1>{t("saved.title")}</h1>
        <TapLink href="/account/reach">{t("my:reach.title")}</TapLink>
      </div>
      {deleted ? (
        <form method="post" className="row breakable">
          <HiddenFields values={{ act: "undo", savedSearchId: deleted.id }} />
          <Button variant="second" icon="undo">
            {t("saved.undo")} {t("common:quoted", { text: isolated(deleted.name) })}
          </Button>
        </form>
      ) : null}
      {alertsEnded ? (
        <Notice title={t("saved.ended")}>
          <form method="post">
            <HiddenFields values={{ act: "resume" }} />
            <Button variant="second">{t("saved.resume")}</Button>
          </form>
        </Notice>
      ) : null}
      {searches.length === 0 ? (
        <EmptyState title={t("saved.none")} text={t("saved.noneText")}>
          <ButtonLink href="/search" variant="primary">
            {t("my:messages.search")}
          </ButtonLink>
        </EmptyState>
      ) : (
        <ul className="rows card">
          {searches.map((search) => (
            <li key={search.id} className="stack-2">
              <p>
                <TapLink href={`/my/searches/${search.id}`}>
                  <bdi>{search.name}</bdi>
                </TapLink>
                <br />
                <span className="muted small">
                  {t(`saved.often.${search.frequency}`)}
                  {" · "}
                  {t(search.beyondMasar ? "common:saveSearch.message" : "common:saveSearch.inApp")}
                  {search.lastAlert ? (
                    <>
                      <br />
                      {t("saved.lastAlert", search.lastAlert)}
                    </>
                  ) : null}
                </span>
              </p>
              <form method="post" className="row">
                <HiddenFields values={{ act: "delete", savedSearchId: search.id }} />
                <ButtonLink href={`/my/searches/${search.id}/change`}>
                  {t("saved.changeShort")}
                  <span className="vh"> {search.name}</span>
                </ButtonLink>
                <Button variant="quiet">
                  {t("saved.delete")}
                  <span className="vh"> {search.name}</span>
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
