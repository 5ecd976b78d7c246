import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LONGEST_NAME } from "#app/domain/search/saved/saved-search.ts";
import { saveSearch } from "#app/domain/search/saved/save-search.server.ts";
import { canonicalAddress } from "#app/domain/search/search-address.ts";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { savedSearchForm } from "./saved-search-form.ts";
import { SavedSearchFrame } from "./saved-search-frame.tsx";

const paramsOf = (request: Request): URLSearchParams => new URL(request.url).searchParams;

export async function loader(args: LoaderFunctionArgs) {
  const { t, title, formToken } = await guardMember(args);
  const params = paramsOf(args.request);
  const proposed = params.get("name") ?? params.get("q") ?? "";
  return {
    title: title("search:saved.new"),
    formToken,
    address: canonicalAddress(params),
    name: (proposed.trim() || t("search:headline.all")).slice(0, LONGEST_NAME),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const form = await parseForm(args.request, savedSearchForm);
  if (!form.ok) return form.answer;
  const { name, frequency, by } = form.value;
  const address = canonicalAddress(paramsOf(args.request));
  const outcome = await once(guarded, { name: "save-search", token: form.token }, (within) =>
    saveSearch(within, actor, { name, frequency, address, beyondMasar: by === "message" }),
  );
  if (!outcome.ok) return form.again(outcome.error);
  const message = outcome.value.already ? "search:saved.already" : "search:saved.saved";
  return redirectWith(web, "/my/searches", { tone: outcome.value.already ? "info" : "ok", message });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Keeps the search in the address, under a name; also the way on for who had to sign in first. */
export default function SaveSearch() {
  const { formToken, address, name } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("search");
  return (
    <SavedSearchFrame
      title={t("saved.new")}
      back={{ href: address ? `/search?${address}` : "/search", label: t("saved.back") }}
      form={form}
      formToken={formToken}
      saved={{ name }}
      nameHint={t("saved.nameHint")}
      submit={t("saved.submit")}
    />
  );
}
