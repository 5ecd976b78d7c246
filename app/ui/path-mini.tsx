import { useTranslation } from "react-i18next";

export type PathMiniProps = {
  /** 1-based number of the station one stands at. */
  current: number;
  /** The station's name, shown beside the stones. */
  name: string;
  total?: number;
};

/** Five stones for a table cell, with the station in words. */
export function PathMini({ current, name, total = 5 }: PathMiniProps) {
  const { t } = useTranslation();
  return (
    <>
      <span
        className="path-mini"
        role="img"
        aria-label={t("common:path.station", { number: current, total, name })}
      >
        {Array.from({ length: total }, (_, index) => (
          <i
            key={index}
            className={index + 1 < current ? "is-done" : index + 1 === current ? "is-now" : undefined}
          />
        ))}
      </span>{" "}
      <span className="muted small" aria-hidden="true">
        {name}
      </span>
    </>
  );
}
