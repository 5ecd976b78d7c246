import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readOwnProfile } from "#app/domain/people/read-own-profile.server.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { inLocale } from "#app/ui/posting-words.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { sentenceCase } from "#app/i18n/sentence-case.ts";
import { conceptWords } from "./concept-words.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title } = await guardMember(args);
  const { fullName, profile, occupations, skills } = await readOwnProfile(ctx, actor);
  const places = await listPlaces(ctx, actor.country);
  const place = places.find(({ id }) => id === profile?.placeId);
  return {
    title: title("my:cv.title"),
    fullName,
    place: place ? inLocale(locale, { ar: place.nameAr, en: place.nameEn }) : null,
    occupations: occupations.map(({ words, years }) => ({ title: conceptWords(locale, words), years })),
    skills: [...new Set(skills.map(({ label, words }) => (words && conceptWords(locale, words)) || label))],
    profile: profile && {
      experienceYears: profile.experienceYears,
      educationLevel: profile.educationLevel,
      languages: profile.languages,
      licences: profile.licences,
      shift: profile.shift,
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A CV to print: what an employer should read, and nothing of benefit, needs or age. */
export default function Cv() {
  const { fullName, place, occupations, skills, profile } = useLoaderData<typeof loader>();
  const { t } = useTranslation("my");
  const comma = t("jobs:listComma");
  const facts = [
    place ? { name: t("cv.place"), value: place } : null,
    { name: t("cv.contact"), value: <span className="muted">({t("cv.contactBlank")})</span> },
    profile?.experienceYears == null
      ? null
      : { name: t("cv.experience"), value: t("jobs:years", { count: profile.experienceYears }) },
    profile?.educationLevel
      ? { name: t("cv.education"), value: sentenceCase(t(`jobs:education.${profile.educationLevel}`)) }
      : null,
    profile && profile.languages.length > 0
      ? { name: t("cv.languages"), value: profile.languages.join(comma) }
      : null,
    profile && profile.licences.length > 0
      ? { name: t("cv.licences"), value: profile.licences.join(comma) }
      : null,
    profile ? { name: t("cv.time"), value: sentenceCase(t(`jobs:shift.${profile.shift}`)) } : null,
  ].filter((fact) => fact !== null);
  return (
    <div className="narrow stack">
      <div className="no-print stack">
        <BackLink href="/my/profile">{t("cv.back")}</BackLink>
        <Notice>
          {t(profile ? "cv.print" : "cv.noProfile")} {t("cv.private")}
        </Notice>
      </div>
      <article className="card stack">
        <p className="muted small">{t("cv.title")}</p>
        <h1>
          <bdi>{fullName}</bdi>
        </h1>
        <KeyValues items={facts} />
        {occupations.length > 0 ? (
          <>
            <h2>{t("cv.occupations")}</h2>
            <ul className="bullets">
              {occupations.map(({ title, years }) => (
                <li key={title}>
                  {title}
                  {years > 0 ? ` (${t("jobs:years", { count: years })})` : null}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {skills.length > 0 ? (
          <>
            <h2>{t("cv.skills")}</h2>
            <ul className="bullets">
              {skills.map((skill) => (
                <li key={skill}>
                  <bdi>{skill}</bdi>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </article>
    </div>
  );
}
