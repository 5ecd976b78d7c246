import { isRouteErrorResponse, useLocation, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { PageShell } from "#app/ui/page-shell.tsx";
import { useFooterLinks } from "./footer-links.ts";
import { KeptFormPage } from "./kept-form-page.tsx";
import { hasFrame, StaffErrorFrame, type StaffViewer } from "./staff-error-page.tsx";
import { usePageContext } from "#app/web/page-context.ts";
import { isProblemData, type ProblemData } from "#app/web/problem.ts";

type Problem = {
  readonly kind: "notFound" | "forbidden" | "notPossible" | "broken";
  readonly data: ProblemData;
};

const KINDS: Readonly<Record<number, Problem["kind"]>> = {
  400: "notPossible",
  401: "forbidden",
  403: "forbidden",
  404: "notFound",
  405: "notPossible",
  422: "notPossible",
};

/** What went wrong, as kind and code; a surprise is "broken", which says nothing but the request id. */
function useProblem(): Problem {
  const error = useRouteError();
  if (!isRouteErrorResponse(error)) return { kind: "broken", data: { code: "unexpected" } };
  return {
    kind: KINDS[error.status] ?? "broken",
    data: isProblemData(error.data) ? error.data : { code: "unexpected" },
  };
}

export function ErrorTitle() {
  const { t } = useTranslation();
  const { kind, data } = useProblem();
  const key = data.kept ? (data.kept.signIn === null ? "kept.role" : "kept.session") : kind;
  return <title>{t("common:pageTitle", { title: t(`errors:${key}.title`) })}</title>;
}

/** The page for everything that stops a page: not found, not allowed, not possible, broken. */
export function ErrorPage() {
  const { t } = useTranslation("errors");
  const { requestId, preferences } = usePageContext();
  const { pathname, search } = useLocation();
  const { kind, data } = useProblem();
  const footerLinks = useFooterLinks();
  const known = { ...data.params, defaultValue: "" };
  const reason = t(`denials.${data.code}`, known) || t(`failures.${data.code}`, known);
  // Nothing where the root itself failed.
  const root = useRouteLoaderData<{ readonly staff?: StaffViewer | null } | undefined>("root");
  const content = data.kept ? (
    <div className="narrow stack">
      <KeptFormPage kept={data.kept} />
    </div>
  ) : (
    <div className="narrow stack">
      <h1>{t(`${kind}.title`)}</h1>
      <p>{reason || t(`${kind}.text`)}</p>
      {kind === "broken" && requestId ? (
        <p className="muted">
          {t("requestId")} <bdi dir="ltr">{requestId}</bdi>
        </p>
      ) : null}
      <p className="btns">
        <ButtonLink href="/" variant="primary">
          {t("home")}
        </ButtonLink>
        {data.code === "other_role" ? <ButtonLink href="/account">{t("switchRole")}</ButtonLink> : null}
      </p>
    </div>
  );
  if (root?.staff && hasFrame(root.staff.role))
    return (
      <StaffErrorFrame viewer={root.staff} missing={kind === "notFound"}>
        {content}
      </StaffErrorFrame>
    );
  return (
    <PageShell path={pathname + search} preferences={preferences} footerLinks={footerLinks}>
      {content}
    </PageShell>
  );
}
