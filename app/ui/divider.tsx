/** Between results: solid within the conditions, dashed once something was relaxed. */
export function Divider({ done, children }: { done?: boolean; children: string }) {
  return <h2 className={done ? "divider divider--done" : "divider"}>{children}</h2>;
}
