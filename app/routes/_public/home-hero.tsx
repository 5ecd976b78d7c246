import { useTranslation } from "react-i18next";
import { Chips } from "#app/ui/chip.tsx";
import { Path } from "#app/ui/path.tsx";
import { SearchForm } from "#app/ui/search-form.tsx";
import { Stone } from "#app/ui/stone.tsx";

const STATIONS = ["search", "training", "work", "independence"] as const;

const QUICK = [
  { key: "remote", href: "/search?need=remote", icon: "home" },
  { key: "partTime", href: "/search?type=part_time", icon: "clock" },
  { key: "childcare", href: "/search?need=childcare", icon: "childcare" },
  { key: "noExperience", href: "/search?need=noExperience" },
] as const;

/** The opening: one search, and the path in four stations. */
export function HomeHero({ placeHint }: { placeHint: string }) {
  const { t } = useTranslation("public");
  return (
    <div className="hero on-map">
      <div className="wrap">
        <div className="stack">
          <h1>{t("home.title")}</h1>
          <p className="hero__sub">{t("home.lead")}</p>
          <SearchForm placeHint={placeHint} />
          <Chips
            label={t("home.quick.label")}
            items={QUICK.map(({ key, ...chip }) => ({ ...chip, label: t(`home.quick.${key}`) }))}
          />
        </div>
        <div className="hero__steps">
          <Path
            label={t("home.stations.label")}
            steps={STATIONS.map((station, index) => ({
              key: station,
              title: t(`home.stations.${station}.title`),
              children: <p className="path__d">{t(`home.stations.${station}.text`)}</p>,
              state: index === 0 ? "now" : "next",
              mark: index + 1,
            }))}
          />
          <Scene />
        </div>
      </div>
    </div>
  );
}

/** The same path drawn over the map on wide screens; the list beside it is what is read. */
function Scene() {
  const { t } = useTranslation("public");
  return (
    <div className="hero__scene" aria-hidden="true">
      <svg viewBox="0 0 600 480" preserveAspectRatio="none" focusable="false">
        <path className="scene-done" d="M650 396H540" vectorEffect="non-scaling-stroke" />
        <path
          className="scene-ahead"
          d="M540 345C540 290 380 350 380 288C380 220 510 250 510 174C510 100 350 130 350 60C350 10 430 0 430 -50"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <ol>
        {STATIONS.map((station, index) => (
          <li key={station} className={`p${index + 1}`}>
            <Stone state={index === 0 ? "now" : "next"} size="large">
              {index + 1}
            </Stone>
            <div>
              <b>{t(`home.stations.${station}.title`)}</b>
              <span>{t(`home.stations.${station}.text`)}</span>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
