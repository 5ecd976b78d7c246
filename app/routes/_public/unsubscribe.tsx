import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { endMails, knowsLink } from "#app/domain/messages/end-mails.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { formOf } from "#app/web/forms.server.ts";
import { guard } from "#app/web/guard.server.ts";

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

/** Ends the mails of whoever got the link, without sign-in; it says nothing about whose they are. */
export default function Unsubscribe() {
  const { known } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>()?.done;
  const { t } = useTranslation("public");
  if (!known)
    return (
      <div className="narrow stack">
        <h1>{t("unsubscribe.title")}</h1>
        <Notice tone="warn" title={t("unsubscribe.unknown")}>
          {t("unsubscribe.unknownText")}
        </Notice>
        <TapLink href="/account/reach">{t("unsubscribe.choose")}</TapLink>
      </div>
    );
  return (
    <div className="narrow stack">
      <h1>{t("unsubscribe.title")}</h1>
      {done ? (
        <Notice tone="ok" role="status" title={t(`unsubscribe.${done}`)}>
          {t(`unsubscribe.${done}Text`)}
        </Notice>
      ) : null}
      <Card className="stack">
        {done === "ended" ? null : <p>{t("unsubscribe.lead")}</p>}
        <form method="post">
          <input type="hidden" name="act" value={done === "ended" ? "again" : "end"} />
          <Button variant={done === "ended" ? "second" : "primary"}>
            {t(done === "ended" ? "unsubscribe.undo" : "unsubscribe.confirm")}
          </Button>
        </form>
      </Card>
      <TapLink href="/account/reach">{t("unsubscribe.choose")}</TapLink>
    </div>
  );
}
