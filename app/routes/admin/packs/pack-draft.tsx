import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { discardDraft } from "#app/domain/benefits/pack-editor/discard-draft.server.ts";
import { draftEffect } from "#app/domain/benefits/pack-editor/draft-effect.server.ts";
import { publishPack } from "#app/domain/benefits/pack-editor/publish-pack.server.ts";
import { readDraft } from "#app/domain/benefits/pack-editor/read-draft.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { ChangeTable } from "./change-table.tsx";
import { EffectCard } from "./effect-card.tsx";
import { effectView } from "./effect-view.server.ts";
import { packIdOf } from "./pack-address.server.ts";
import { changeView, daysWords, instantWords, named } from "./pack-words.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title, formToken } = await guardMember(args);
  const reader = { locale, t, country: actor.country };
  const packId = packIdOf(args.params);
  const page = { title: title("packs:draft.title"), formToken, packId };
  const found = await readDraft(ctx, actor, { packId });
  if (!found.ok && found.error.kind === "failure") return { ...page, draft: null };
  const draft = valueOf(found);
  const effect = valueOf(await draftEffect(ctx, actor, { packId }));
  const problem = (
    reason: { code: string; params?: Readonly<Record<string, string | number>> } | null,
    of: string,
  ) => reason && t(`errors:${of}.${reason.code}`, { ...reason.params });
  return {
    ...page,
    draft: {
      name: draft.pack.name[locale],
      rev: String(draft.rev),
      days: daysWords(reader, draft.pack.effective),
      reason: draft.reason,
      startedBy: named(draft.startedBy),
      isOwn: draft.isOwn,
      mayWrite: draft.mayWrite,
      started: instantWords(reader, draft.startedAt),
      savedBy: named(draft.savedBy),
      saved: instantWords(reader, draft.savedAt),
      writtenBy: draft.writtenBy.map(named).join(" · "),
      before: draft.before && String(draft.before.version),
      changes: draft.changes.map((change) => changeView(reader, draft.pack, change)),
      dates: problem(draft.dates, "failures"),
      mayNotPublish: problem(draft.mayNotPublish, "denials"),
      effect: effect && effectView(reader, effect),
    },
  };
}

const formSchema = z.object({
  do: z.enum(["publish", "discard"]),
  rev: z.coerce.number().int().min(1),
});

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const packId = packIdOf(args.params);
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const { do: what, rev } = form.value;
  const outcome = await once<unknown>(guarded, { name: what, token: form.token }, (within) =>
    what === "publish"
      ? publishPack(within, actor, { packId, rev })
      : discardDraft(within, actor, { packId, rev }),
  );
  if (!outcome.ok) return form.again(outcome.error);
  return what === "publish"
    ? redirectWith(web, `/admin/packs/${packId}/history`, {
        tone: "ok",
        message: "packs:draft.publishedNotice",
      })
    : redirectWith(web, "/admin/packs", { tone: "ok", message: "packs:draft.discarded" });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The next version of a pack before it holds: what it changes, for whom, and who may bring it into force. */
export default function PackDraft() {
  const { packId, draft, formToken } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("packs");
  if (!draft)
    return (
      <EmptyState
        level={1}
        title={t("draft.none")}
        text={t("draft.noneText")}
        ways={[
          { key: "pack", title: <TapLink href={`/admin/packs/${packId}`}>{t("draft.toPack")}</TapLink> },
        ]}
      />
    );
  const cannot = draft.mayNotPublish ?? draft.dates ?? undefined;
  return (
    <>
      <BackLink href={`/admin/packs/${packId}`}>{draft.name}</BackLink>
      <h1>{t("draft.title")}</h1>
      <ErrorSummary errors={form.summary} />
      {draft.isOwn ? null : <Notice title={t("form.othersDraft", { name: draft.startedBy })} />}
      {draft.dates ? (
        <Notice tone="warn" title={t("draft.datesWrong")}>
          {draft.dates}
        </Notice>
      ) : null}
      <Card className="stack">
        <KeyValues
          items={[
            { name: t("inForce"), value: draft.days },
            {
              name: t("draft.started"),
              value: t("publishedBy", { name: draft.startedBy, date: draft.started }),
            },
            { name: t("draft.savedBy"), value: t("publishedBy", { name: draft.savedBy, date: draft.saved }) },
            { name: t("draft.writtenBy"), value: draft.writtenBy },
            {
              name: t("form.reason"),
              value: (
                <span lang={draft.reason.lang} dir="auto">
                  {draft.reason.text}
                </span>
              ),
            },
          ]}
        />
        {draft.mayWrite ? (
          <div className="btns">
            <ButtonLink href={`/admin/packs/${packId}/frame`}>{t("frame.title")}</ButtonLink>
            <ButtonLink href={`/admin/packs/${packId}/terms`}>{t("terms.title")}</ButtonLink>
            <ButtonLink href={`/admin/packs/${packId}/json`}>{t("json.title")}</ButtonLink>
          </div>
        ) : null}
      </Card>
      <h2>{draft.before === null ? t("draft.newPack") : t("draft.against", { n: draft.before })}</h2>
      {draft.before === null ? null : (
        <ChangeTable
          label={t("draft.changes")}
          changes={draft.changes}
          editAt={draft.mayWrite ? `/admin/packs/${packId}` : undefined}
        />
      )}
      {draft.effect ? <EffectCard effect={draft.effect} /> : null}
      {draft.mayWrite ? (
        <Card className="stack" title={t("draft.decide")}>
          <p>{t("draft.fourEyes")}</p>
          <div className="btns">
            <form method="post">
              <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "publish", rev: draft.rev }} />
              <Button disabledReason={cannot}>{t("draft.publish")}</Button>
            </form>
            <form method="post">
              <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "discard", rev: draft.rev }} />
              <Button variant="danger">{t("draft.discard")}</Button>
            </form>
          </div>
        </Card>
      ) : null}
    </>
  );
}
