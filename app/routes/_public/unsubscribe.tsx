import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endMails, knowsLink } from "#app/domain/messages/end-mails.server.ts";
import { formOf } from "#app/web/forms.server.ts";
import { guard } from "#app/web/guard.server.ts";
import { EndByLink } from "./end-by-link.tsx";

const tokenOf = (args: LoaderFunctionArgs | ActionFunctionArgs): string => args.params["token"] ?? "";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, title } = await guard(args);
  const known = await knowsLink(ctx, { token: tokenOf(args) });
  return data({ title: title("public:unsubscribe.title"), known }, { status: known ? 200 : 404 });
}

/** A press of the button, or the mail program's own (RFC 8058): both end the mails. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await guard(args);
  const again = (await formOf(args.request)).get("act") === "again";
  const outcome = await endMails(ctx, actor, { token: tokenOf(args), again });
  if (!outcome.ok) return data({ done: null }, { status: 404 });
  return data({ done: again ? ("again" as const) : ("ended" as const) });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded?.title },
  { name: "robots", content: "noindex" },
];

export default function Unsubscribe() {
  const { known } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>()?.done;
  return <EndByLink what="unsubscribe" known={known} done={done} choose="/account/reach" />;
}
