import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import type { Tally } from './tally.ts';

/** One tally a project of a Playwright run, from the report of its JSON reporter. */
export function playwrightTallies(report: JSONReport): readonly Tally[] {
  const byProject = new Map<
    string,
    { passed: number; failed: Tally['failed'][number][]; skipped: Tally['skipped'][number][]; ms: number }
  >();
  const visit = (suite: JSONReportSuite, trail: readonly string[]): void => {
    for (const spec of suite.specs) {
      const name = [...trail, spec.title].join(' > ');
      for (const test of spec.tests) {
        const open = byProject.get(test.projectName) ?? { passed: 0, failed: [], skipped: [], ms: 0 };
        byProject.set(test.projectName, open);
        open.ms += test.results.reduce((sum, result) => sum + result.duration, 0);
        if (test.status === 'expected') open.passed += 1;
        else if (test.status === 'skipped') {
          const note = test.annotations.find((annotation) => annotation.type === 'skip' || annotation.type === 'fixme');
          open.skipped.push({ name, reason: note?.description ?? 'no reason given' });
        } else {
          const message = test.results.flatMap((result) => result.error?.message ?? [])[0] ?? test.status;
          open.failed.push({ name, message });
        }
      }
    }
    for (const child of suite.suites ?? []) visit(child, [...trail, child.title]);
  };
  for (const suite of report.suites) visit(suite, [suite.title]);
  const tallies: Tally[] = [...byProject].map(([project, open]) => ({ suite: `e2e ${project}`, ...open }));
  if (report.errors.length > 0) {
    const failed = report.errors.map((error) => ({ name: 'outside of any test', message: error.message ?? '' }));
    tallies.push({ suite: 'e2e', passed: 0, failed, skipped: [], ms: 0 });
  }
  return tallies;
}
