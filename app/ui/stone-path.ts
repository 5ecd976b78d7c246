/** The outline of a bar with a round head and a flat foot at (0, 0); low bars get a flatter head. */
export function stonePath(half: number, height: number): string {
  const radius = Math.min(half, height);
  const shoulder = Math.round((height - radius) * 10) / 10;
  return `M-${half} 0V-${shoulder}A${half} ${Math.round(radius * 10) / 10} 0 0 1 ${half} -${shoulder}V0Z`;
}
