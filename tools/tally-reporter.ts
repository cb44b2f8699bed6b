import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';
import type { Tally } from './tally.ts';

type Open = {
  passed: number;
  failed: { name: string; message: string }[];
  skipped: { name: string; reason: string }[];
  ms: number;
};

/**
 * A vitest reporter that writes one tally a project to the file named by GRIDDESK_TALLY. Vitest's own JSON keeps neither
 * the reason a test gave for skipping nor the errors that belong to no test.
 */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], reason: TestRunEndReason): void {
    const target = process.env['GRIDDESK_TALLY'];
    if (target === undefined) throw new Error('GRIDDESK_TALLY names no file for the tally');
    const byProject = new Map<string, Open>();
    for (const module of modules) addModule(module, byProject);
    const tallies: Tally[] = [...byProject].map(([suite, open]) => ({ suite, ...open }));
    const stray = errors.map((error) => ({ name: 'outside of any test', message: error.message }));
    if (reason === 'interrupted') stray.push({ name: 'vitest', message: 'the run was interrupted' });
    if (stray.length > 0) tallies.push({ suite: 'vitest', passed: 0, failed: stray, skipped: [], ms: 0 });
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, JSON.stringify(tallies, null, 2));
  }
}

function addModule(module: TestModule, byProject: Map<string, Open>): void {
  const open = byProject.get(module.project.name) ?? { passed: 0, failed: [], skipped: [], ms: 0 };
  byProject.set(module.project.name, open);
  open.ms += module.diagnostic().duration;
  const file = module.relativeModuleId;
  // Errors of the file itself or of a hook: its tests did not run, or not soundly.
  const own = [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())];
  for (const error of own) open.failed.push({ name: file, message: error.message });
  let tests = 0;
  for (const test of module.children.allTests()) {
    tests += 1;
    const result = test.result();
    const name = `${file} > ${test.fullName}`;
    if (result.state === 'passed') open.passed += 1;
    else if (result.state === 'failed') open.failed.push({ name, message: result.errors[0]?.message ?? '' });
    else if (result.state === 'skipped') {
      open.skipped.push({ name, reason: result.note ?? (test.options.mode === 'todo' ? 'todo' : 'no reason given') });
    } else open.failed.push({ name, message: 'the test did not end' });
  }
  if (tests === 0 && own.length === 0) open.failed.push({ name: file, message: 'the file holds no test' });
}
