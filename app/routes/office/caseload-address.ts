import { isLane, PROOFS, STAGES, type Lane, type Proof, type Stage } from "#app/domain/casework/caseload.ts";

/** What the caseload shows, as its address says; an address can be shared and opened again. */
export type CaseloadView = {
  readonly lane: Lane | null;
  readonly name: string;
  readonly stage: Stage | null;
  readonly proof: Proof | null;
  readonly page: number;
};

/** Reads an address; what is not understood is left out. */
export function viewOf(search: URLSearchParams): CaseloadView {
  const lane = search.get("lane");
  return {
    lane: isLane(lane) ? lane : null,
    name: (search.get("name") ?? "").slice(0, 80),
    stage: STAGES.find((one) => one === search.get("stage")) ?? null,
    proof: PROOFS.find((one) => one === search.get("proof")) ?? null,
    page: Math.max(1, Math.trunc(Number(search.get("page"))) || 1),
  };
}

/** The query of a view; empty for the plain caseload. */
export function queryOf(view: CaseloadView): string {
  const search = new URLSearchParams();
  if (view.lane) search.set("lane", view.lane);
  if (view.name) search.set("name", view.name);
  if (view.stage) search.set("stage", view.stage);
  if (view.proof) search.set("proof", view.proof);
  if (view.page > 1) search.set("page", String(view.page));
  const query = search.toString();
  return query && `?${query}`;
}
