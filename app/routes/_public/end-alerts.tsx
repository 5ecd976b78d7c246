import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { endAlerts, knowsAlertLink } from "#app/domain/search/saved/alert-links.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { formOf } from "#app/web/forms.server.ts";
import { guard } from "#app/web/guard.server.ts";

const tokenOf = (args: LoaderFunctionArgs | ActionFunctionArgs): string => args.params["token"] ?? "";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, title } = await guard(args);
  const known = await knowsAlertLink(ctx, { token: tokenOf(args) });
  return data({ title: title("public:endAlerts.title"), known }, { status: known ? 200 : 404 });
}

/** A press of the button: nothing else ends them, so that a program that looks at links changes nothing. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await guard(args);
  const again = (await formOf(args.request)).get("act") === "again";
  const outcome = await endAlerts(ctx, actor, { token: tokenOf(args), again });
  if (!outcome.ok) return data({ done: null }, { status: 404 });
  return data({ done: again ? ("again" as const) : ("ended" as const) });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded?.title },
  { name: "robots", content: "noindex" },
];

/** Ends the alerts of whoever got the link, without sign-in; it says nothing about whose they are. */
export default function EndAlerts() {
  const { known } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>()?.done;
  const { t } = useTranslation("public");
  if (!known)
    return (
      <div className="narrow stack">
        <h1>{t("endAlerts.title")}</h1>
        <Notice tone="warn" title={t("endAlerts.unknown")}>
          {t("endAlerts.unknownText")}
        </Notice>
        <TapLink href="/my/searches">{t("endAlerts.choose")}</TapLink>
      </div>
    );
  return (
    <div className="narrow stack">
      <h1>{t("endAlerts.title")}</h1>
      {done ? (
        <Notice tone="ok" role="status" title={t(`endAlerts.${done}`)}>
          {t(`endAlerts.${done}Text`)}
        </Notice>
      ) : null}
      <Card className="stack">
        {done === "ended" ? null : <p>{t("endAlerts.lead")}</p>}
        <form method="post">
          <input type="hidden" name="act" value={done === "ended" ? "again" : "end"} />
          <Button variant={done === "ended" ? "second" : "primary"}>
            {t(done === "ended" ? "endAlerts.undo" : "endAlerts.confirm")}
          </Button>
        </form>
      </Card>
      <TapLink href="/my/searches">{t("endAlerts.choose")}</TapLink>
    </div>
  );
}
