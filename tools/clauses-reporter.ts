import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';
import type { Proof } from './clause-ledger.ts';

/** What a vitest run says of clauses, and what went wrong in it. */
export type ProofReport = { readonly proofs: readonly Proof[]; readonly failed: readonly string[] };

function idsOf(meta: object, key: string): readonly string[] {
  const value: unknown = Object.entries(meta).find(([name]) => name === key)?.[1];
  return Array.isArray(value) ? value.map(String) : [];
}

/**
 * A vitest reporter that writes what tests/support/proves.ts left in the tests' meta to the file named by GRIDDESK_PROOFS.
 * A test of a file that broke as a whole proves nothing, nor does one that is meant to fail.
 */
export default class ClausesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], reason: TestRunEndReason): void {
    const target = process.env['GRIDDESK_PROOFS'];
    if (target === undefined) throw new Error('GRIDDESK_PROOFS names no file for the proofs');
    const reports = modules.map(reportOf);
    const report: ProofReport = {
      proofs: reports.flatMap((one) => one.proofs),
      failed: [
        ...reports.flatMap((one) => one.failed),
        ...errors.map((error) => `outside of any test: ${error.message}`),
        ...(reason === 'interrupted' ? ['the run was interrupted'] : []),
      ],
    };
    writeFileSync(target, JSON.stringify(report));
  }
}

function reportOf(module: TestModule): ProofReport {
  const file = module.relativeModuleId;
  // Errors of the file itself or of a hook: its tests did not run, or not soundly.
  const own = [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())];
  const failed = own.map((error) => `${file}: ${error.message}`);
  const proofs: Proof[] = [];
  for (const test of module.children.allTests()) {
    const { state, errors } = test.result();
    if (state === 'failed') failed.push(`${file} › ${test.fullName}: ${errors[0]?.message ?? ''}`);
    const ids = { proves: idsOf(test.meta(), 'proves'), provesPartly: idsOf(test.meta(), 'provesPartly') };
    if (ids.proves.length + ids.provesPartly.length === 0) continue;
    const passed = state === 'passed' && own.length === 0 && test.options.fails !== true;
    proofs.push({ file, name: test.fullName, passed, ...ids });
  }
  return { proofs, failed };
}
