import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LONGEST_NAME } from "#app/domain/search/saved/saved-search.ts";
import { changeSavedSearch } from "#app/domain/search/saved/change-saved-search.server.ts";
import { readSavedSearch } from "#app/domain/search/saved/read-saved-searches.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { SaveSearchFields } from "#app/ui/save-search-fields.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { savedSearchForm } from "./saved-search-form.ts";

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
    <div className="narrow stack">
      <BackLink href="/my/searches">{t("saved.title")}</BackLink>
      <h1>{t("saved.change")}</h1>
      <ErrorSummary errors={form.summary} />
      <form method="post" className="card stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken }} />
        <Field
          label={t("saved.name")}
          name="name"
          defaultValue={form.value("name") ?? name}
          error={form.error("name")}
          maxLength={LONGEST_NAME}
          dir="auto"
          required
        />
        <SaveSearchFields
          frequency={form.value("frequency") ?? frequency}
          by={form.value("by") ?? (beyondMasar ? "message" : "masar")}
          errors={{ frequency: form.error("frequency"), by: form.error("by") }}
          withOff
        />
        <Button block>{t("saved.keepChange")}</Button>
      </form>
      <p>
        <TapLink href="/account/reach">{t("my:reach.title")}</TapLink>
      </p>
    </div>
  );
}
