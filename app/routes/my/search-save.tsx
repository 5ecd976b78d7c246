import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LONGEST_NAME } from "#app/domain/search/saved/saved-search.ts";
import { saveSearch } from "#app/domain/search/saved/save-search.server.ts";
import { canonicalAddress } from "#app/domain/search/search-address.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { SaveSearchFields } from "#app/ui/save-search-fields.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { savedSearchForm } from "./saved-search-form.ts";

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
    <div className="narrow stack">
      <BackLink href={address ? `/search?${address}` : "/search"}>{t("saved.back")}</BackLink>
      <h1>{t("saved.new")}</h1>
      <ErrorSummary errors={form.summary} />
      <form method="post" className="card stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken }} />
        <Field
          label={t("saved.name")}
          hint={t("saved.nameHint")}
          name="name"
          defaultValue={form.value("name") ?? name}
          error={form.error("name")}
          maxLength={LONGEST_NAME}
          dir="auto"
          required
        />
        <SaveSearchFields
          frequency={form.value("frequency")}
          by={form.value("by")}
          errors={{ frequency: form.error("frequency"), by: form.error("by") }}
          withOff
        />
        <Button block>{t("saved.submit")}</Button>
      </form>
    </div>
  );
}
