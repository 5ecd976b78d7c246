import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listPacks } from "#app/domain/benefits/pack-editor/list-packs.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { dayWords, daysWords, instantWords, named } from "./pack-words.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title } = await guardMember(args);
  const reader = { locale, t, country: actor.country };
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const packs = valueOf(await listPacks(ctx, actor));
  return {
    title: title("packs:title"),
    packs: packs.map((pack) => ({
      ...{ packId: pack.packId, version: pack.version, unknowns: pack.unknowns, isInForce: pack.isInForce },
      ...{ mayWrite: pack.mayWrite, publishedBy: pack.publishedBy && named(pack.publishedBy) },
      name: pack.name[locale],
      otherName: pack.name[locale === "ar" ? "en" : "ar"],
      otherLang: locale === "ar" ? "en" : "ar",
      country: regions.of(pack.country) ?? pack.country,
      days: pack.effective && daysWords(reader, pack.effective),
      next:
        pack.next &&
        t("packs:versionFrom", { n: String(pack.next.version), date: dayWords(reader, pack.next.from) }),
      stored: pack.storedAt && instantWords(reader, pack.storedAt),
      draft: pack.draft && {
        by: named(pack.draft.startedBy ?? ""),
        saved: instantWords(reader, pack.draft.savedAt),
      },
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The rules of each country's schemes: what is in force, since when, and what is not known of it. */
export default function Packs() {
  const { packs } = useLoaderData<typeof loader>();
  const { t } = useTranslation("packs");
  return (
    <>
      <div className="row row--between">
        <h1>{t("title")}</h1>
        <ButtonLink href="/admin/packs/new/json">{t("new.title")}</ButtonLink>
      </div>
      <p className="muted">{t("lead")}</p>
      <div className="cols-2">
        {packs.map((pack) => (
          <Card
            key={pack.packId}
            className="stack"
            title={<TapLink href={`/admin/packs/${pack.packId}`}>{pack.name}</TapLink>}
            aside={
              <Status tone={pack.isInForce ? "ok" : "warn"}>
                {t(pack.isInForce ? "state.in_force" : "state.not_in_force")}
              </Status>
            }
          >
            <p className="muted" lang={pack.otherLang} dir="auto">
              {pack.otherName}
            </p>
            <KeyValues
              items={[
                { name: t("country"), value: pack.country },
                ...(pack.days === null ? [] : [{ name: t("inForce"), value: pack.days }]),
                ...(pack.next === null ? [] : [{ name: t("next"), value: pack.next }]),
                { name: t("unknowns"), value: t("unknownCount", { count: pack.unknowns }) },
                ...(pack.version === null
                  ? []
                  : [
                      {
                        name: t("version"),
                        value: <bdi dir="ltr">{`${pack.packId} · ${pack.version}`}</bdi>,
                      },
                    ]),
                ...(pack.stored === null
                  ? []
                  : [
                      {
                        name: t("published"),
                        value: t("publishedBy", {
                          name: pack.publishedBy ?? t("byMasar"),
                          date: pack.stored,
                        }),
                      },
                    ]),
              ]}
            />
            {pack.draft ? (
              <p>
                <TapLink href={`/admin/packs/${pack.packId}/draft`}>
                  {t("draftBy", { name: pack.draft.by, date: pack.draft.saved })}
                </TapLink>
              </p>
            ) : null}
            {pack.mayWrite ? null : <p className="muted small">{t("readOnly")}</p>}
          </Card>
        ))}
      </div>
    </>
  );
}
