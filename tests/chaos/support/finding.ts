/** What one check found: how many of what should be there are missing, and how many are there too often. */
export type Finding = { readonly check: string; readonly lost: number; readonly doubled: number };

export const total = (findings: readonly Finding[], column: "lost" | "doubled"): number =>
  findings.reduce((sum, finding) => sum + finding[column], 0);
