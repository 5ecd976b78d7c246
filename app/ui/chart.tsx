import { type ReactNode, useId } from "react";

export type ChartProps = {
  /** Spoken: what is shown, then the figures in a sentence or two. */
  title: string;
  description: string;
  /** Staff charts scale by `viewBox`; small ones keep their height in pixels and use percent on x. */
  viewBox?: string;
  height?: number;
  children: ReactNode;
};

/** The drawing of a chart, with words for those who do not see it. */
export function Chart({ title, description, viewBox, height, children }: ChartProps) {
  const id = useId();
  return (
    <svg
      className="chart"
      viewBox={viewBox}
      width={viewBox ? undefined : "100%"}
      height={viewBox ? undefined : height}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      {children}
    </svg>
  );
}
