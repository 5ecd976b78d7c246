import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readPack } from "#app/domain/benefits/pack-editor/read-pack.server.ts";
import { takeBackVersion } from "#app/domain/benefits/pack-editor/take-back-version.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { ChangeTable } from "./change-table.tsx";
import { packIdOf } from "./pack-address.server.ts";
import { changeView, daysWords, instantWords, named } from "./pack-words.server.ts";
import { STATE_TONES } from "./state-tones.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title, formToken } = await guardMember(args);
  const reader = { locale, t, country: actor.country };
  const packId = packIdOf(args.params);
  const { shown, versions, mayWrite } = valueOf(await readPack(ctx, actor, { packId }));
  return {
    title: title("packs:history.title"),
    ...{ formToken, packId, name: shown.pack.name[locale] },
    versions: versions.map((version) => ({
      ...{ version: String(version.version), state: version.state, reason: version.reason },
      days: daysWords(reader, version.effective),
      published: t("packs:publishedBy", {
        name: version.publishedBy === null ? t("packs:byMasar") : named(version.publishedBy),
        date: instantWords(reader, version.storedAt),
      }),
      writtenBy: version.writtenBy.map(named).join(" · "),
      takenBack: version.takenBack && {
        when: t("packs:publishedBy", {
          name: named(version.takenBack.by),
          date: instantWords(reader, version.takenBack.at),
        }),
        reason: version.takenBack.reason,
        lang: version.takenBack.lang,
      },
      mayTakeBack: mayWrite && version.state === "waits" && version.publishedBy !== null,
      changes: version.changes.map((change) => changeView(reader, shown.pack, change)),
    })),
  };
}

const formSchema = z.object({ version: z.coerce.number().int().min(1), reason: z.string().default("") });

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const packId = packIdOf(args.params);
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const outcome = await once(guarded, { name: "take-back", token: form.token }, (within) =>
    takeBackVersion(within, actor, { packId, ...form.value }),
  );
  if (!outcome.ok) return form.again(outcome.error);
  return redirectWith(web, `/admin/packs/${packId}/history`, {
    tone: "ok",
    message: "packs:history.takenBackNotice",
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** All versions of a pack: who brought each into force, why, and what it changed. */
export default function PackHistory() {
  const { versions, packId, name, formToken } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("packs");
  return (
    <>
      <BackLink href={`/admin/packs/${packId}`}>{name}</BackLink>
      <h1>{t("history.title")}</h1>
      <ErrorSummary
        errors={form.summary.map((error) =>
          error.field === "reason"
            ? { ...error, message: `${t("history.whyBack")}: ${error.message}` }
            : error,
        )}
      />
      {versions.map((version) => (
        <Card
          key={version.version}
          className="stack"
          title={
            <TapLink href={`/admin/packs/${packId}?version=${version.version}`}>
              {t("versionOf", { n: version.version })}
            </TapLink>
          }
          aside={<Status tone={STATE_TONES[version.state]}>{t(`state.${version.state}`)}</Status>}
        >
          <KeyValues
            items={[
              { name: t("inForce"), value: version.days },
              { name: t("published"), value: version.published },
              ...(version.writtenBy ? [{ name: t("draft.writtenBy"), value: version.writtenBy }] : []),
              ...(version.reason
                ? [
                    {
                      name: t("form.reason"),
                      value: (
                        <span lang={version.reason.lang} dir="auto">
                          {version.reason.text}
                        </span>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {version.takenBack ? (
            <Notice tone="warn" title={t("history.takenBack", { when: version.takenBack.when })}>
              <p lang={version.takenBack.lang} dir="auto">
                {version.takenBack.reason}
              </p>
            </Notice>
          ) : null}
          {version.changes.length > 0 ? (
            <ChangeTable label={t("history.changesOf", { n: version.version })} changes={version.changes} />
          ) : null}
          {version.mayTakeBack ? (
            <form method="post" className="stack">
              <HiddenFields values={{ [TOKEN_FIELD]: formToken, version: version.version }} />
              <TextArea
                name="reason"
                label={t("history.whyBack")}
                hint={t("history.whyBackHint")}
                defaultValue={form.value("reason")}
                error={form.error("reason")}
                rows={2}
                maxLength={2_000}
                required
                dir="auto"
              />
              <Button variant="danger">{t("history.takeBack", { n: version.version })}</Button>
            </form>
          ) : null}
        </Card>
      ))}
    </>
  );
}
