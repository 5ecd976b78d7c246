import { Fit, type FitScore } from "./fit.tsx";

export type ScorePart = { name: string; score: FitScore; label: string; text: string };

/** «لماذا تناسبك»: each part of the fit with its own words and its reason. */
export function ScoreList({ parts }: { parts: readonly ScorePart[] }) {
  return (
    <ul className="rows">
      {parts.map(({ name, score, label, text }) => (
        <li className="score" key={name}>
          <b>{name}</b>
          <Fit score={score} label={label} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
