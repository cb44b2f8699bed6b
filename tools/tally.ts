/** What one suite of tests came to. A stage that crashed is a failure of its own, so a tally never hides one. */
export type Tally = {
  readonly suite: string;
  readonly passed: number;
  readonly failed: readonly { readonly name: string; readonly message: string }[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
  /** Wall-clock time, for the reader only. */
  readonly ms: number;
};

/** A stage that did not run to its end, counted as one failure. */
export const crashed = (suite: string, message: string, ms = 0): Tally => ({
  suite,
  passed: 0,
  failed: [{ name: suite, message }],
  skipped: [],
  ms,
});

/** A stage that is one check as a whole: a build, the static checks. */
export const single = (suite: string, sound: boolean, message: string, ms: number): Tally =>
  sound ? { suite, passed: 1, failed: [], skipped: [], ms } : crashed(suite, message, ms);

/** The closing line that tells CI's reader that tests ran, e.g. `412 passed, 0 failed`. */
export function closingLine(tallies: readonly Tally[]): string {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed.length, 0);
  return `${passed} passed, ${failed} failed`;
}

/** True where something failed, and also where nothing passed: a run that tested nothing is no success. */
export const isRed = (tallies: readonly Tally[]): boolean =>
  tallies.some((tally) => tally.failed.length > 0) || tallies.every((tally) => tally.passed === 0);

/** The report of a whole run: a table of suites, then what was skipped and why, then what failed. */
export function describeTallies(tallies: readonly Tally[]): string {
  const header = ['suite', 'passed', 'failed', 'skipped', 'seconds'];
  const rows = tallies.map((tally) => [
    tally.suite,
    String(tally.passed),
    String(tally.failed.length),
    String(tally.skipped.length),
    String(Math.round(tally.ms / 1000)),
  ]);
  const width = (column: number): number => Math.max(...[header, ...rows].map((row) => (row[column] ?? '').length));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(width(0)) : cell.padStart(width(column)))).join('  ');
  const lines = [line(header), ...rows.map(line)];
  const all = <T>(pick: (tally: Tally) => readonly T[], show: (item: T) => string): string[] =>
    tallies.flatMap((tally) => pick(tally).map((item) => `  [${tally.suite}] ${show(item)}`));
  const skipped = all(
    (tally) => tally.skipped,
    (item) => `${item.name}: ${item.reason}`,
  );
  const failed = all(
    (tally) => tally.failed,
    (item) => `${item.name}\n      ${item.message.split('\n')[0] ?? ''}`,
  );
  if (skipped.length > 0) lines.push('', 'skipped, and why:', ...skipped);
  if (failed.length > 0) lines.push('', 'failed:', ...failed);
  return lines.join('\n');
}
