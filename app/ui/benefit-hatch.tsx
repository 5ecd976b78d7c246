/** The diagonal lines that mean "benefit" in every chart; each page holds them once. */
export function BenefitHatch() {
  return (
    <svg className="sprite" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id="hatch-benefit"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="hatch-bg" width="5" height="5" />
          <line className="hatch-fg" x1="0" y1="0" x2="0" y2="5" />
        </pattern>
      </defs>
    </svg>
  );
}
