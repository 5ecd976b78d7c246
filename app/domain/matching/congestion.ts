/** One seeker's candidates: indexes of postings, with Γ. */
export type Attention = { readonly postings: readonly number[]; readonly gammas: readonly number[] };

const ITERATIONS = 200;
const TOLERANCE = 1e-3;

/**
 * Sparse proportional fitting (matching.md, stage 4): each person spreads one unit of attention,
 * u_i = 1 / Σ_j k_ij v_j, and a posting takes no more than its capacity, v_j = min(1, capacity_j / Σ_i u_i k_ij),
 * with k_ij = Γ_ij / max_j Γ_ij. Returns v, in (0, 1], one per posting.
 */
export function pressures(seekers: readonly Attention[], capacities: readonly number[]): Float64Array {
  const v = new Float64Array(capacities.length).fill(1);
  const kernels = seekers.map(({ gammas }) => {
    const best = Math.max(...gammas);
    return gammas.map((value) => value / best);
  });
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const load = new Float64Array(capacities.length);
    seekers.forEach(({ postings }, i) => {
      const kernel = kernels[i] ?? [];
      let spread = 0;
      postings.forEach((j, n) => (spread += (kernel[n] ?? 0) * (v[j] ?? 1)));
      if (spread === 0) return;
      postings.forEach((j, n) => (load[j] = (load[j] ?? 0) + (kernel[n] ?? 0) / spread));
    });
    let change = 0;
    for (let j = 0; j < v.length; j++) {
      const wanted = load[j] ?? 0;
      const next = wanted === 0 ? 1 : Math.min(1, (capacities[j] ?? 1) / wanted);
      change = Math.max(change, Math.abs(next - (v[j] ?? 1)));
      v[j] = next;
    }
    if (change < TOLERANCE) break;
  }
  return v;
}
