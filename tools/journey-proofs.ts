import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import type { Proof } from './clause-ledger.ts';

/**
 * What the journeys of a Playwright run say of clauses (tests/e2e/support/journey-proves.ts). A journey runs once a host: it proves
 * only what it showed on every host it ran on.
 */
export function journeyProofs(report: JSONReport): readonly Proof[] {
  const proofs: Proof[] = [];
  const visit = (suite: JSONReportSuite, trail: readonly string[]): void => {
    for (const spec of suite.specs) {
      const marks = spec.tests.flatMap((test) => test.annotations);
      const ids = (type: string): string[] =>
        marks.flatMap((mark) => (mark.type === type && mark.description !== undefined ? [mark.description] : []));
      const ran = spec.tests.filter((test) => test.status !== 'skipped');
      const passed =
        ran.length > 0 && ran.every((test) => test.status === 'expected' && test.expectedStatus === 'passed');
      const [file = '', ...suites] = trail;
      proofs.push({
        file: `tests/e2e/${file}`,
        name: [...suites, spec.title].join(' > '),
        passed,
        proves: ids('proves'),
        provesPartly: ids('provesPartly'),
      });
    }
    for (const child of suite.suites ?? []) visit(child, [...trail, child.title]);
  };
  for (const suite of report.suites) visit(suite, [suite.title]);
  return proofs.filter((proof) => proof.proves.length + proof.provesPartly.length > 0);
}
