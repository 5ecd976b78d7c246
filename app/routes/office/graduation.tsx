import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { closeCase } from "#app/domain/casework/close-case.server.ts";
import { decideAppeal } from "#app/domain/casework/decide-appeal.server.ts";
import { decideGraduation } from "#app/domain/casework/decide-graduation.server.ts";
import {
  closeCaseSchema,
  decideAppealSchema,
  decideGraduationSchema,
  hearHouseholdSchema,
  proposeGraduationSchema,
  recordHealthCoverSchema,
} from "#app/domain/casework/graduation.schema.ts";
import { hearHousehold } from "#app/domain/casework/hear-household.server.ts";
import { proposeGraduation } from "#app/domain/casework/propose-graduation.server.ts";
import { readGraduationCase } from "#app/domain/casework/read-graduation-case.server.ts";
import { recordHealthCover } from "#app/domain/casework/record-health-cover.server.ts";
import { assertNever } from "#app/domain/kernel/result.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Path } from "#app/ui/path.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { fieldsOf, formOf, parseFields } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { GraduationActs } from "./graduation-acts.tsx";
import { DecisionCheck } from "./graduation-decision.tsx";
import { GraduationFacts } from "./graduation-facts.tsx";
import { GraduationSteps } from "./graduation-steps.tsx";
import { graduationView } from "./graduation-view.server.ts";

const noId = { caseId: true } as const;
/** A decision is checked and shown first; only the second answer binds. */
const binding = { step: z.enum(["check", "change", "send"]) };

const formSchema = z.discriminatedUnion("do", [
  proposeGraduationSchema.omit(noId).extend({ do: z.literal("propose") }),
  closeCaseSchema.omit(noId).extend({ do: z.literal("close") }),
  hearHouseholdSchema.omit(noId).extend({ do: z.literal("hear") }),
  recordHealthCoverSchema.omit(noId).extend({ do: z.literal("record_health_cover") }),
  decideGraduationSchema.omit(noId).extend({ do: z.literal("decide"), ...binding }),
  decideAppealSchema.omit(noId).extend({ do: z.literal("decide_appeal"), ...binding }),
]);

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title, formToken } = await guardMember(args);
  const caseId = idParam(args.params, "caseId");
  const graduation = valueOf(await readGraduationCase(ctx, actor, { caseId }));
  return {
    // The title stays neutral: it is kept in the browser's history.
    title: title("office:graduation.title"),
    view: graduationView(graduation, locale, t),
    formToken,
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const caseId = idParam(args.params, "caseId");
  const sent = await formOf(args.request);
  const form = parseFields(sent, formSchema);
  if (!form.ok) return form.answer;
  const act = form.value;
  if ("step" in act && act.step !== "send") {
    const values = fieldsOf(sent);
    const check = act.step === "check" ? { do: act.do, decision: act.decision, reason: act.reason } : null;
    return data({ form: { values, errors: {}, failure: null, params: {} }, check });
  }
  const outcome = await once(guarded, { name: act.do, token: form.token }, (ctx) => {
    const input = { ...act, caseId };
    switch (act.do) {
      case "propose":
        return proposeGraduation(ctx, actor, input);
      case "close":
        return closeCase(ctx, actor, input);
      case "hear":
        return hearHousehold(ctx, actor, input);
      case "record_health_cover":
        return recordHealthCover(ctx, actor, input);
      case "decide":
        return decideGraduation(ctx, actor, input);
      case "decide_appeal":
        return decideAppeal(ctx, actor, input);
      default:
        return assertNever(act);
    }
  });
  if (outcome.ok)
    return redirectWith(web, `/office/graduation/${caseId}`, {
      tone: "ok",
      message: `office:graduation.done.${act.do}`,
    });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

/** A graduation case: evidence, consequences, what was said, and what is open to this officer. */
export default function Graduation() {
  const { view, formToken } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const form = useForm(answered?.form);
  const { t } = useTranslation("office");
  const check = answered && "check" in answered ? answered.check : null;
  return (
    <>
      <BackLink href="/office">{t("graduation.back")}</BackLink>
      <div className="row row--between">
        <h1>
          {t("graduation.title")}: <bdi>{view.fullName}</bdi>
        </h1>
        <Status tone="info">{t(`caseStatus.${view.status}`)}</Status>
      </div>
      <GraduationSteps status={view.status} edges={view.steps.map(({ edge }) => edge)} />
      <ErrorSummary errors={form.summary} />
      <div className="desk desk--end">
        <div className="stack">
          <GraduationFacts view={view} />
        </div>
        <aside className="stack">
          {check ? (
            <DecisionCheck check={check} formToken={formToken} />
          ) : (
            <GraduationActs view={view} form={form} formToken={formToken} />
          )}
          <Card title={t("graduation.history")}>
            <Path
              size="small"
              steps={[...view.steps].reverse().map(({ edge, at, byRole }, index) => ({
                key: `${edge} ${index}`,
                title: t(`event.graduation.${edge}`),
                state: "done" as const,
                detail: `${at.gregorian} · ${t(`by.${byRole}`)}`,
              }))}
            />
            {view.maySeePerson ? (
              <p>
                <TapLink href={`/office/people/${view.personId}`} icon="user">
                  {t("graduation.personLink")}
                </TapLink>
              </p>
            ) : null}
          </Card>
          <p className="muted small">{t("person.logged")}</p>
        </aside>
      </div>
    </>
  );
}
