/** Runs `work` once; how long it took, ms. */
export function time(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

export const round = (x: number, digits = 3): number => Number(x.toFixed(digits));

/** Median and 99th percentile of measured times, ms. */
export function percentiles(times: readonly number[]): { readonly p50: number; readonly p99: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
  return { p50: round(at(0.5)), p99: round(at(0.99)) };
}
