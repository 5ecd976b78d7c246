import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { askForEvidence } from "#app/domain/registry/ask-for-evidence.server.ts";
import { decideChange } from "#app/domain/registry/decide-change.server.ts";
import { noteRegistryTold } from "#app/domain/registry/note-registry-told.server.ts";
import { readChangeToHandle } from "#app/domain/registry/read-change-to-handle.server.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { variableValue } from "#app/i18n/registry-words.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { ChangeStatus } from "#app/ui/change-status.tsx";
import { ChangeStory } from "#app/ui/change-story.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { TypedInVain } from "#app/ui/typed-in-vain.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { typedInVain, useForm } from "#app/web/form-state.ts";
import { parseForm, text } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { DecideForm, EvidenceRequestForm, TellForm } from "./change-forms.tsx";
import { changeView } from "./change-view.server.ts";

const words = text(2_000).pipe(z.string().min(5, "too_short"));
const formSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("evidence"), question: words }),
  z.object({ do: z.literal("decide"), decision: z.enum(["yes", "no"], "missing"), words }),
  z.object({ do: z.literal("tell") }),
]);

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, locale, t, title, formToken } = guarded;
  const requestId = idParam(args.params, "requestId");
  const found = valueOf(await readChangeToHandle(ctx, actor, { requestId }));
  const value = (of: string): string => variableValue(t, found.code, of, actor.country);
  const { now, acts, hindrance, isTold } = found;
  return {
    // The title stays neutral: it is kept in the browser's history.
    title: title("registry:office.title"),
    formToken,
    ...{ acts, hindrance, isTold },
    request: changeView(guarded, found),
    before: value(found.before),
    asked: value(found.asked),
    now: { value: value(now.value), source: now.source, from: formatDate(locale, now.from) },
    steps: found.steps.map(({ on, ...step }) => ({ ...step, on: formatDate(locale, on) })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const requestId = idParam(args.params, "requestId");
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const sent = form.value;
  const outcome = await once(guarded, { name: sent.do, token: form.token }, async (ctx) => {
    if (sent.do === "tell") return noteRegistryTold(ctx, actor, { requestId });
    if (sent.do === "decide") return decideChange(ctx, actor, { ...sent, requestId });
    return askForEvidence(ctx, actor, { requestId, words: sent.question });
  });
  if (outcome.ok)
    return redirectWith(web, sent.do === "decide" ? `/office/changes/${requestId}` : "/office/changes", {
      tone: "ok",
      message: `registry:office.${sent.do}.done`,
    });
  if (outcome.error.kind === "denial" && outcome.error.code !== "other_decider_needed")
    throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** One request: what the registry says, what is asked, what was written, and what an officer can do with it. */
export default function ChangeRequestPage() {
  const data = useLoaderData<typeof loader>();
  const { request, now, acts, hindrance, formToken } = data;
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("registry");
  const typed = { question: t("office.evidence.words"), words: t("office.decide.words") };
  const labels = { ...typed, decision: t("office.decide.decision") };
  const openForms = acts.flatMap((act) =>
    act === "ask_evidence" ? ["evidence"] : act === "tell" ? ["tell"] : ["decide"],
  );
  return (
    <div className="stack">
      <BackLink href="/office/changes">{t("office.back")}</BackLink>
      <h1>{t("request.title", { name: request.name })}</h1>
      <ErrorSummary errors={form.summary} labels={labels} />
      <TypedInVain typed={typedInVain(form, typed, openForms)} />
      <div className="desk desk--end">
        <div className="stack">
          <Card title={request.name} aside={<ChangeStatus status={request.status} />}>
            <KeyValues
              items={[
                {
                  name: t("office.facts.person"),
                  value: (
                    <TapLink href={`/office/people/${request.personId}`}>
                      <bdi>{request.fullName}</bdi>
                    </TapLink>
                  ),
                },
                {
                  name: t("office.facts.about"),
                  value: t(request.ofHousehold ? "office.ofHousehold" : "office.ofPerson"),
                },
                {
                  name: t("office.facts.asked"),
                  value: (
                    <b>
                      <bdi>{data.asked}</bdi>
                    </b>
                  ),
                },
                {
                  name: t("office.facts.now"),
                  value: (
                    <>
                      <bdi>{now.value}</bdi>
                      <br />
                      <span className="muted small">
                        <bdi>{now.source === "change_request" ? t("variables.granted") : now.source}</bdi> ·{" "}
                        <DateText date={now.from} />
                      </span>
                    </>
                  ),
                },
                ...(data.before === now.value
                  ? []
                  : [{ name: t("office.facts.before"), value: <bdi>{data.before}</bdi> }]),
                ...(request.dueOn
                  ? [
                      {
                        name: t("office.facts.due"),
                        value: (
                          <>
                            <DateText date={request.dueOn} />{" "}
                            {request.isLate ? <Status tone="bad">{t("office.late")}</Status> : null}
                          </>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
          <Card title={t("office.story")}>
            <ChangeStory steps={data.steps} names="office.edge" />
          </Card>
        </div>
        <div className="stack">
          <Notice icon="scale">{t("office.note")}</Notice>
          {hindrance ? <Notice tone="warn">{t(`office.hindrance.${hindrance}`)}</Notice> : null}
          {acts.includes("yes") || acts.includes("no") ? (
            <DecideForm acts={acts} status={request.status} form={form} formToken={formToken} />
          ) : null}
          {acts.includes("ask_evidence") ? <EvidenceRequestForm form={form} formToken={formToken} /> : null}
          {request.status === "applied" ? (
            <TellForm data={{ ...data, isOpen: acts.includes("tell") }} formToken={formToken} />
          ) : null}
        </div>
      </div>
    </div>
  );
}
