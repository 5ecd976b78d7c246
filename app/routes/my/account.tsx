import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readOwnAccount } from "#app/domain/identity/read-own-account.server.ts";
import { Button } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { guardMember } from "#app/web/guard.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, session, title } = await guardMember(args);
  const account = await readOwnAccount(ctx, actor);
  return { title: title("auth:account.title"), account, current: session.membershipId };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Account() {
  const { account, current } = useLoaderData<typeof loader>();
  const { t } = useTranslation("auth");
  const roles = [
    ...account.memberships.map(({ id, role, organisation }) => ({
      id,
      label: t(`roles.${role}`),
      organisation,
      isCurrent: id === current,
    })),
    { id: "", label: t("roles.seeker"), organisation: null, isCurrent: current === null },
  ];
  return (
    <div className="narrow stack">
      <h1>{t("account.title")}</h1>
      <Card title={t("account.details")}>
        <p>
          <b>{t("register.fullName")}:</b> <bdi>{account.fullName}</bdi>
        </p>
        <p>
          <b>{t("login.label")}:</b> <bdi dir="ltr">{account.login}</bdi>
        </p>
      </Card>
      <Card title={t("tie.title")}>
        <p>{t(account.isTied ? "account.tied" : "tie.lead")}</p>
        {account.isTied ? null : <ButtonLink href="/account/tie">{t("tie.title")}</ButtonLink>}
      </Card>
      {account.memberships.length > 0 ? (
        <Card title={t("account.roles")}>
          <ul className="rows">
            {roles.map(({ id, label, organisation, isCurrent }) => (
              <li key={id} className="row row--between">
                <span>
                  {label} {organisation ? <bdi lang={organisation.lang}>{organisation.name}</bdi> : null}
                </span>
                {isCurrent ? (
                  <b>{t("account.currentRole")}</b>
                ) : (
                  <form method="post" action="/account/role">
                    <input type="hidden" name="membership" value={id} />
                    <Button variant="second">
                      {t("account.switch")}
                      <span className="vh"> {label}</span>
                    </Button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={t("my:reach.title")}>
        <p>{t("my:reach.lead")}</p>
        <div className="btns">
          <ButtonLink href="/account/reach">{t("my:reach.title")}</ButtonLink>
          <ButtonLink href="/account/messages">{t("my:messages.title")}</ButtonLink>
        </div>
      </Card>
      <Card title={t("signOut.title")}>
        <div className="btns">
          <form method="post" action="/sign-out">
            <Button>{t("signOut.submit")}</Button>
          </form>
          <form method="post" action="/sign-out">
            <input type="hidden" name="everywhere" value="yes" />
            <Button variant="second">{t("signOut.everywhere")}</Button>
          </form>
        </div>
      </Card>
    </div>
  );
}
