import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readPack } from "#app/domain/benefits/pack-editor/read-pack.server.ts";
import { LOCAL_TERMS } from "#app/domain/benefits/pack.schema.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { daysWords, instantWords, named, ruleView } from "./pack-words.server.ts";
import { packIdOf } from "./pack-address.server.ts";
import { RuleCard } from "./rule-card.tsx";
import { STATE_TONES } from "./state-tones.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title } = await guardMember(args);
  const reader = { locale, t, country: actor.country };
  const packId = packIdOf(args.params);
  const asked = Number(new URL(args.request.url).searchParams.get("version") ?? Number.NaN);
  const version = Number.isSafeInteger(asked) ? asked : undefined;
  const { shown, versions, hasDraft, mayWrite } = valueOf(await readPack(ctx, actor, { packId, version }));
  const { pack } = shown;
  return {
    title: title(pack.name[locale]),
    packId,
    name: pack.name,
    version: String(shown.version),
    state: shown.state,
    hasDraft,
    mayWrite,
    count: versions.length,
    days: daysWords(reader, shown.effective),
    published: t("packs:publishedBy", {
      name: shown.publishedBy === null ? t("packs:byMasar") : named(shown.publishedBy),
      date: instantWords(reader, shown.storedAt),
    }),
    currency: pack.currency,
    counts: t(`packs:countsEarnings.${pack.countsEarnings}`),
    rounding: t(`packs:rounding.${pack.rounding}`),
    rules: pack.rules.map((rule) => ruleView(reader, pack, rule)),
    graduation: ruleView(reader, pack, { id: "graduation", kind: "graduation", params: pack.graduation }),
    terms: LOCAL_TERMS.map((term) => ({ term, words: pack.terms?.[term] ?? null })),
    sources: pack.sources.map(({ id, title: words, url }) => ({ id, words, url: url ?? null })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Every rule and figure of a pack, with where each comes from, and the words of its country. */
export default function Pack() {
  const pack = useLoaderData<typeof loader>();
  const { t } = useTranslation("packs");
  const base = `/admin/packs/${pack.packId}`;
  const editHref = (part: string): string | null => (pack.mayWrite ? `${base}/${part}` : null);
  return (
    <>
      <BackLink href="/admin/packs">{t("title")}</BackLink>
      <div className="row row--between">
        <h1>
          <span lang="ar">{pack.name.ar}</span> · <span lang="en">{pack.name.en}</span>
        </h1>
        <Status tone={STATE_TONES[pack.state]}>{t(`state.${pack.state}`)}</Status>
      </div>
      {pack.hasDraft ? (
        <Notice title={t("hasDraft")} action={<TapLink href={`${base}/draft`}>{t("toDraft")}</TapLink>} />
      ) : null}
      <Card className="stack">
        <KeyValues
          items={[
            { name: t("version"), value: <bdi dir="ltr">{`${pack.packId} · ${pack.version}`}</bdi> },
            { name: t("inForce"), value: pack.days },
            { name: t("published"), value: pack.published },
            { name: t("countsEarnings.title"), value: pack.counts },
            { name: t("rounding.title"), value: pack.rounding },
          ]}
        />
        <div className="btns">
          <ButtonLink href={`${base}/history`} icon="clock">
            {t("history.link", { count: pack.count })}
          </ButtonLink>
          {pack.mayWrite ? (
            <>
              <ButtonLink href={`${base}/frame`}>{t("frame.title")}</ButtonLink>
              <ButtonLink href={`${base}/json`}>{t("json.title")}</ButtonLink>
            </>
          ) : null}
        </div>
        {pack.mayWrite ? null : <p className="muted">{t("readOnly")}</p>}
      </Card>
      <h2>{t("rules")}</h2>
      <div className="cols-2">
        {pack.rules.map((rule) => (
          <RuleCard
            key={rule.id}
            rule={rule}
            editHref={rule.figures.length > 0 ? editHref(`rules/${rule.id}`) : null}
          />
        ))}
        <RuleCard rule={pack.graduation} editHref={editHref("frame")} />
      </div>
      <Card
        className="stack"
        title={t("terms.title")}
        aside={
          pack.mayWrite ? (
            <TapLink
              href={`${base}/terms`}
              aria-label={t("editOf", { what: t("terms.title"), id: pack.packId })}
            >
              {t("edit")}
            </TapLink>
          ) : undefined
        }
      >
        <p className="muted">{t("terms.lead")}</p>
        <KeyValues
          items={pack.terms.map(({ term, words }) => ({
            name: t(`terms.${term}`),
            value: words ? (
              <>
                <span lang="ar">{words.ar}</span> · <span lang="en">{words.en}</span>
              </>
            ) : (
              <span className="muted">{t("terms.own")}</span>
            ),
          }))}
        />
      </Card>
      <Card className="stack" title={t("sources")}>
        <ul className="bullets">
          {pack.sources.map(({ id, words, url }) => (
            <li key={id} dir="auto">
              <bdi dir="ltr">{id}</bdi>:{" "}
              {url ? (
                <a className="inline-tap breakable" href={url} rel="noreferrer">
                  {words}
                </a>
              ) : (
                words
              )}
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
