import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Path } from "./path.tsx";
import { Stone } from "./stone.tsx";

export type HeroProps = {
  title: string;
  text: string;
  /** The four stations of the path, in a sentence each. */
  stations: readonly { title: string; text: string }[];
  /** The search form and its short cuts. */
  children: ReactNode;
};

/** The opening of the home page: the search on the map, and the path ahead with its stations. */
export function Hero({ title, text, stations, children }: HeroProps) {
  const { t } = useTranslation();
  const state = (index: number) => (index === 0 ? ("now" as const) : ("next" as const));
  return (
    <div className="hero on-map">
      <div className="wrap">
        <div className="stack">
          <h1>{title}</h1>
          <p className="hero__sub">{text}</p>
          {children}
        </div>
        <div className="hero__steps">
          <Path
            label={t("common:path.stations")}
            steps={stations.map((station, index) => ({
              title: station.title,
              state: "next",
              emphasis: index === 0,
              mark: index + 1,
              children: <p className="path__d">{station.text}</p>,
            }))}
          />
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
              {stations.map((station, index) => (
                <li key={station.title} className={`p${index + 1}`}>
                  <Stone state={state(index)} size="large">
                    {index + 1}
                  </Stone>
                  <div>
                    <b>{station.title}</b>
                    <span>{station.text}</span>
                  </div>
                </li>
              ))}
            </ol>
          </div>
        </div>
      </div>
    </div>
  );
}
