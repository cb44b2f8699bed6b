import { expect, test } from 'vitest';
import { readSources } from './check-imports.ts';
import { placeBranches } from './place-branches.ts';
import { root } from './run-step.ts';

/** Places of the product that may name a jurisdiction, and why: none of them decides anything by it. */
const allowed: Readonly<Record<string, string>> = {
  'shared/domain/clause/clause.ts': 'the shape of a clause id and of the table of clauses',
  'hub/cli/start-registry.ts': 'the profile a new hub starts with until its registry is imported',
  'electron/hub-process.ts': 'the profile of the sample county',
};
const product = /^(?:shared|hub|electron|renderer)\//;

test('given the product, then no line of it decides by place: profiles decide, code does not', () => {
  const files = [...readSources(root)].filter(([file]) => product.test(file) && !/\.test\.tsx?$/.test(file));
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap(([file, text]) => placeBranches(file, text));
  expect(found.filter(({ file }) => allowed[file] === undefined)).toEqual([]);
  // An exception that is no longer needed must go.
  expect(Object.keys(allowed).filter((file) => !found.some((one) => one.file === file))).toEqual([]);
});

test.each([
  "if (profile.id === 'x') go();",
  "if ('x' !== rules.profile.place) go();",
  "const late = profileId === 'LYG';",
  "const late = profile === other.profileName + 'LYG';",
  "if (place == 'somewhere') go();",
  'switch (profile.id) { default: go(); }',
  "switch (kind) { case 'ZG': go(); }",
  'const days = { LYG: 7, JS: 5 };',
  "const days = new Map([['AK', 7]]);",
  "if (['ZS', 'x'].includes(id)) go();",
  "if (clause.startsWith('LYG-')) go();",
  'if (/^LYG-/.test(clause)) go();',
  "if (name === '连云港市') go();",
  'const mark = <b>{profileId === `x` ? 1 : 2}</b>;',
])('given %s, then it is found', (code) => {
  expect(placeBranches('a.tsx', code)).not.toEqual([]);
});

test.each([
  "const clause = refusal('unclassified', 'T4', 'LYG-29-5');",
  'if (place === null || profile === undefined) go();',
  'const same = event.profileId === other.profileId;',
  "if (stated(profile, 'time.deptHandle').value === 'x') go();",
  "const label = profile.place === '' ? id : profile.place;",
  '// LYG-30-1: seven days\nconst days = 7;',
])('given %s, then it is fine', (code) => {
  expect(placeBranches('a.ts', code)).toEqual([]);
});
