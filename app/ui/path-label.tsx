/** A figure and its words below a path, such as a threshold. */
export function PathLabel({
  x,
  anchor,
  value,
  words,
}: {
  x: string;
  anchor: "start" | "end";
  value: string;
  words: string;
}) {
  return (
    <>
      <text className="t-b" x={x} y="114" textAnchor={anchor}>
        {value}
      </text>
      <text className="t-sm" x={x} y="134" textAnchor={anchor}>
        {words}
      </text>
    </>
  );
}
