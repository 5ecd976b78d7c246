import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { invitationSchema } from "#app/domain/identity/identity.schema.ts";
import { inviteStaff } from "#app/domain/identity/invite-staff.server.ts";
import { listOrganisations } from "#app/domain/identity/list-organisations.server.ts";
import { ROLES } from "#app/domain/kernel/actor.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/select.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";

const STAFF = ROLES.filter((role) => role !== "seeker");
const formSchema = invitationSchema.extend({
  organisationId: z.union([z.literal("").transform(() => null), z.uuid("invalid")]),
});

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, title, formToken } = await guardMember(args);
  return {
    title: title("auth:invite.title"),
    formToken,
    organisations: await listOrganisations(ctx, actor),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const outcome = await once(guarded, { name: "invite", token: form.token }, (ctx) =>
    inviteStaff(ctx, actor, form.value, web),
  );
  if (!outcome.ok) return form.again(outcome.error);
  return redirectWith(web, "/admin", { tone: "ok", message: "auth:invite.done" });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Staff come by invitation only. */
export default function Invite() {
  const { formToken, organisations } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("auth");
  return (
    <div className="narrow stack">
      <h1>{t("invite.title")}</h1>
      <ErrorSummary errors={form.summary} />
      <Form method="post" className="card stack" noValidate>
        <input type="hidden" name={TOKEN_FIELD} value={formToken} />
        <Field
          label={t("invite.email")}
          name="email"
          type="email"
          autoComplete="off"
          defaultValue={form.value("email")}
          error={form.error("email")}
          required
        />
        <Select
          label={t("invite.role")}
          name="role"
          options={STAFF.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
          defaultValue={form.value("role")}
          error={form.error("role")}
        />
        <Select
          label={t("invite.organisation")}
          name="organisationId"
          options={[
            { value: "", label: t("invite.noOrganisation") },
            ...organisations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={form.value("organisationId")}
          error={form.error("organisationId")}
        />
        <Button>{t("invite.submit")}</Button>
      </Form>
    </div>
  );
}
