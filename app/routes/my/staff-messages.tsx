import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { paging } from "#app/domain/kernel/paging.ts";
import { readMessages } from "#app/domain/messages/read-messages.server.ts";
import { TapLink } from "#app/ui/tap-link.tsx";
import { leadToFirstPage } from "#app/web/first-page.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { MessageList } from "./message-list.tsx";
import { messagePage } from "./message-view.server.ts";

/** What concerns one's work for an organisation; a seeker's messages are on a page of their own. */
export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, title } = guarded;
  if (actor.role === "seeker") throw redirect("/my/messages");
  const page = new URL(args.request.url).searchParams.get("page");
  const found = await readMessages(ctx, actor, paging(page, 25));
  leadToFirstPage(args.request, found);
  return { title: title("my:messages.title"), ...messagePage(guarded, found) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function StaffMessages() {
  const { messages, paging } = useLoaderData<typeof loader>();
  const { t } = useTranslation("my");
  return (
    <div className="narrow stack">
      <div className="row row--between">
        <h1>{t("messages.title")}</h1>
        <TapLink href="/account/reach">{t("reach.title")}</TapLink>
      </div>
      {messages.length === 0 ? (
        <p className="card muted">{t("messages.noneStaff")}</p>
      ) : (
        <MessageList messages={messages} paging={paging} path="/account/messages" />
      )}
    </div>
  );
}
