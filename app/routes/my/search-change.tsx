import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { changeSavedSearch } from "#app/domain/search/saved/change-saved-search.server.ts";
import { readSavedSearch } from "#app/domain/search/saved/read-saved-searches.server.ts";
import { TapLink } from "#app/ui/tap-link.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { savedSearchForm } from "./saved-search-form.ts";
import { SavedSearchFrame } from "./saved-search-frame.tsx";

const idOf = (args: LoaderFunctionArgs | ActionFunctionArgs): string => args.params["savedSearchId"] ?? "";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, title, formToken } = await guardMember(args);
  const search = valueOf(await readSavedSearch(ctx, actor, { savedSearchId: idOf(args) }));
  const { name, frequency, beyondMasar } = search;
  return { title: title("search:saved.change"), formToken, name, frequency, beyondMasar };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const form = await parseForm(args.request, savedSearchForm);
  if (!form.ok) return form.answer;
  const { name, frequency, by } = form.value;
  const change = { savedSearchId: idOf(args), name, frequency, beyondMasar: by === "message" };
  const outcome = await once(guarded, { name: "change-search", token: form.token }, (within) =>
    changeSavedSearch(within, actor, change),
  );
  if (outcome.ok) return redirectWith(web, "/my/searches", { tone: "ok", message: "search:saved.changed" });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Another name for a saved search, and how its alerts come. */
export default function ChangeSearch() {
  const { formToken, name, frequency, beyondMasar } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("search");
  return (
    <SavedSearchFrame
      title={t("saved.change")}
      back={{ href: "/my/searches", label: t("saved.title") }}
      form={form}
      formToken={formToken}
      saved={{ name, frequency, by: beyondMasar ? "message" : "masar" }}
      submit={t("saved.keepChange")}
    >
      <p>
        <TapLink href="/account/reach">{t("my:reach.title")}</TapLink>
      </p>
    </SavedSearchFrame>
  );
}
