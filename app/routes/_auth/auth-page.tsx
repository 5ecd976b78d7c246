import type { ReactNode } from "react";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { WordedForm } from "#app/web/form-state.ts";

/** A page with one short form about the account; `after` stands below it. */
export function AuthPage({
  title,
  lead,
  form,
  submit,
  after,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly form: WordedForm;
  /** The words of the button; without them `children` stand by themselves. */
  readonly submit: string | null;
  readonly after?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="narrow stack">
      <h1>{title}</h1>
      {lead === undefined ? null : <p>{lead}</p>}
      <ErrorSummary errors={form.summary} />
      {submit === null ? (
        children
      ) : (
        <form method="post" className="card stack" noValidate>
          {children}
          <Button block>{submit}</Button>
        </form>
      )}
      {after}
    </div>
  );
}
