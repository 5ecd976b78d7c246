import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { currencyOf } from "#app/domain/kernel/countries.ts";
import { failure } from "#app/domain/kernel/result.ts";
import { readOwnProfile } from "#app/domain/people/read-own-profile.server.ts";
import { saveOwnProfile } from "#app/domain/people/save-own-profile.server.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { formatDate, formatDateText } from "#app/i18n/dates.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { toMajor } from "#app/i18n/numbers.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { inLocale } from "#app/ui/posting-words.ts";
import { TapLink } from "#app/ui/tap-link.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { denied } from "#app/web/respond.server.ts";
import { formFields, profileFormSchema, profileInput } from "./profile-form.ts";
import { ProfileFields, type ProfileValues } from "./profile-fields.tsx";
import { RegistryCard } from "./registry-card.tsx";
import { conceptWords } from "./concept-words.ts";

type Places = Awaited<ReturnType<typeof listPlaces>>;

/** Regions, each followed by its towns. */
function placeOptions(places: Places, locale: Locale): { value: string; label: string }[] {
  const name = (place: Places[number]): string => inLocale(locale, { ar: place.nameAr, en: place.nameEn });
  const comma = locale === "ar" ? "، " : ", ";
  return places
    .filter(({ kind }) => kind === "region")
    .flatMap((region) => [
      { value: region.id, label: name(region) },
      ...places
        .filter(({ parentId, kind }) => kind === "town" && parentId === region.id)
        .map((town) => ({ value: town.id, label: `${name(town)}${comma}${name(region)}` })),
    ]);
}

const digits = (value: number | null | undefined): string => (value == null ? "" : String(value));

/** Reach of somebody who has not said one: half an hour by road, about. */
const USUAL_REACH_KM = 30;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title, formToken } = await guardMember(args);
  const known = await readOwnProfile(ctx, actor);
  const { profile, registry } = known;
  const currency = profile?.currency ?? currencyOf(actor.country);
  const own = known.occupations.filter(({ source }) => source === "own");
  const skills = known.skills.filter(({ source }) => source === "own");
  const values: ProfileValues = {
    occupations: own.map(({ words, years }) => ({
      title: conceptWords(locale, words),
      years: digits(years),
    })),
    skills: skills.map(({ label }) => label).join("\n"),
    placeId: profile?.placeId ?? "",
    reachKm: digits(profile?.reachKm ?? USUAL_REACH_KM),
    hoursMin: digits(profile?.hoursMin),
    hoursMax: digits(profile?.hoursMax),
    shift: profile?.shift ?? "any",
    wageMin: profile?.wageMinMinor == null ? "" : String(toMajor({ minor: profile.wageMinMinor, currency })),
    educationLevel: profile?.educationLevel ?? "",
    experienceYears: digits(profile?.experienceYears),
    wishes: [...(profile?.wantsRemote ? ["remote"] : []), ...(profile?.wantsPartTime ? ["part_time"] : [])],
    needs: profile?.needs ?? [],
  };
  return {
    title: title("my:profile.title"),
    ...{ formToken, values, currency },
    places: placeOptions(await listPlaces(ctx, actor.country), locale),
    unresolved: skills.filter(({ conceptId }) => conceptId === null).map(({ label }) => label),
    registry: registry && {
      fullName: known.fullName,
      birthDate: registry.birthDate && formatDate(locale, registry.birthDate),
      householdSize: registry.householdSize,
      exemptions: registry.exemptions.map(({ ground, reviewOn }) => ({
        ground,
        reviewOn: formatDateText(locale, reviewOn),
      })),
      occupations: known.occupations
        .filter(({ source }) => source !== "own")
        .map(({ words }) => conceptWords(locale, words)),
      skills: known.skills
        .filter(({ source }) => source !== "own")
        .map(({ label, words }) => (words && conceptWords(locale, words)) || label),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const form = await parseForm(args.request, profileFormSchema);
  if (!form.ok) return form.answer;
  const input = profileInput(form.value, currencyOf(actor.country));
  const outcome = await once(guarded, { name: "profile", token: form.token }, (ctx) =>
    saveOwnProfile(ctx, actor, input),
  );
  if (outcome.ok) {
    const count = outcome.value.unresolved.length;
    return redirectWith(web, "/my/profile", {
      tone: "ok",
      message: count === 0 ? "my:profile.saved" : "my:profile.savedUnresolved",
      params: { count },
    });
  }
  const { error } = outcome;
  if (error.kind === "denial") throw denied(error);
  return form.again(
    error.fields ? failure(error.code, { fields: formFields(form.value, error.fields) }) : error,
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Profile() {
  const { registry, values, places, unresolved, currency, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = useForm(answer?.form);
  const { t } = useTranslation("my");
  return (
    <div className="narrow stack">
      <div className="row row--between">
        <h1>{t("profile.title")}</h1>
        <TapLink href="/my/cv">{t("profile.cv")}</TapLink>
      </div>
      <p>{t("profile.lead")}</p>
      <ErrorSummary errors={form.summary} />
      {registry ? <RegistryCard {...registry} /> : null}
      <ProfileFields
        values={values}
        form={answer ? form : null}
        places={places}
        unresolved={unresolved}
        currency={currency}
        formToken={formToken}
      />
    </div>
  );
}
