import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { usePageContext } from "#app/web/page-context.ts";
import { isProblemData, type ProblemData } from "#app/web/problem.ts";

/** What went wrong, as status and code; a surprise is a 500 that says nothing but the request id. */
function problemOf(error: unknown): { status: number; problem: ProblemData } {
  if (!isRouteErrorResponse(error)) return { status: 500, problem: { code: "unexpected" } };
  const code = error.status === 404 ? "not_found" : error.status === 405 ? "not_allowed" : "unexpected";
  return { status: error.status, problem: isProblemData(error.data) ? error.data : { code } };
}

/** The page for everything that stops a page: not found, not allowed, not possible, broken. */
export function ErrorPage() {
  const { t } = useTranslation("errors");
  const { requestId } = usePageContext();
  const { status, problem } = problemOf(useRouteError());
  const kind =
    status === 404 ? "notFound" : status === 403 ? "forbidden" : status === 422 ? "notPossible" : "broken";
  const known = { ...problem.params, defaultValue: "" };
  const reason = t(`denials.${problem.code}`, known) || t(`failures.${problem.code}`, known);
  return (
    <main id="main" className="wrap page" tabIndex={-1}>
      <title>{t(`${kind}.title`)}</title>
      <h1>{t(`${kind}.title`)}</h1>
      <p>{reason || t(`${kind}.text`)}</p>
      {kind === "broken" && requestId ? (
        <p className="muted">
          {t("requestId")} <bdi dir="ltr">{requestId}</bdi>
        </p>
      ) : null}
      <p className="btns">
        <a className="btn btn--primary" href="/">
          {t("home")}
        </a>
      </p>
    </main>
  );
}
