import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "#app/i18n/numbers.ts";
import { EntryCard } from "#app/ui/entry-card.tsx";
import { Path } from "#app/ui/path.tsx";
import { guard } from "#app/web/guard.server.ts";
import type { Handle } from "#app/web/handle.ts";
import { hasDesk } from "#app/web/homes.ts";
import { HomeHero } from "./home-hero.tsx";
import { HomeProgrammes } from "./home-programmes.tsx";
import { homePostings } from "./home-programmes.server.ts";

export const handle: Handle = { bleed: true };

const WAYS_IN = [
  { key: "seeker", href: "/my", icon: "user" },
  { key: "employer", href: "/employer", icon: "building" },
  { key: "provider", href: "/provider", icon: "graduation" },
] as const;
const STAFF_DOORS = [
  { key: "office", href: "/office" },
  { key: "analyst", href: "/analyst" },
] as const;
const COMPLAINT = ["submitted", "numbered", "answered", "reviewed"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, t, locale, title } = await guard(args);
  const postings = await homePostings(ctx, actor, { t, locale });
  return { title: title("public:home.documentTitle"), country: ctx.surroundings.defaultCountry, ...postings };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Home() {
  const { country, vacancies, intakes, programmes } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  return (
    <>
      <HomeHero placeHint={t(`home.placeHint.${country}`)} />
      <section className="section" aria-labelledby="ways-in">
        <div className="wrap">
          <h2 id="ways-in">{t("home.waysIn.title")}</h2>
          <div className="cols-4">
            {WAYS_IN.filter(({ href }) => hasDesk(href)).map(({ key, href, icon }) => (
              <EntryCard
                key={key}
                href={href}
                icon={icon}
                title={t(`home.waysIn.${key}.title`)}
                text={t(`home.waysIn.${key}.text`)}
              />
            ))}
            <EntryCard
              href="/work-pays"
              icon="scale"
              title={t("workPays:link.home")}
              text={t("workPays:link.homeText")}
            />
          </div>
          <p className="staff-door">
            {STAFF_DOORS.filter(({ href }) => hasDesk(href)).map(({ key, href }) => (
              <a key={key} href={href}>
                {t(`home.waysIn.${key}`)}
              </a>
            ))}
          </p>
        </div>
      </section>
      <HomeProgrammes programmes={programmes} total={intakes} />
      <section className="section" aria-labelledby="now">
        <div className="wrap">
          <h2 id="now">{t("home.now.title")}</h2>
          <ul className="stats">
            <li className="stat">
              <b>
                {vacancies.roughly
                  ? t("home.now.about", { number: formatNumber(vacancies.count) })
                  : formatNumber(vacancies.count)}
              </b>
              {t("home.now.vacancies", { count: vacancies.count })}
            </li>
            <li className="stat">
              <b>{formatNumber(intakes)}</b>
              {t("home.now.intakes", { count: intakes })}
            </li>
          </ul>
        </div>
      </section>
      <section className="section section--alt" id="complaints" aria-labelledby="complaints-title">
        <div className="wrap">
          <h2 id="complaints-title">{t("home.complaints.title")}</h2>
          <p className="section__lead">{t("home.complaints.lead")}</p>
          <Path
            turn
            steps={COMPLAINT.map((step, index) => ({
              key: step,
              title: t(`home.complaints.${step}.title`),
              detail: t(`home.complaints.${step}.text`),
              state: "next",
              mark: index + 1,
            }))}
          />
        </div>
      </section>
    </>
  );
}
